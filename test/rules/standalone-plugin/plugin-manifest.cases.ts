import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { stringify } from 'yaml';
import { Plugin, PluginManifestProps } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';

const service = (name: string, labels: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name,
    namespace: 'cnpg-system',
    labels,
    annotations: { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginServerSecret': 'server', 'cnpg.io/pluginClientSecret': 'client' },
  },
  spec: { ports: [{ port: 9090 }], selector: { app: 'audit' } },
});
const AUDIT = service('audit', { 'cnpg.io/pluginName': 'audit.example.com' });
const OTHER = service('other', { 'cnpg.io/pluginName': 'other.example.com' });

/** A plugin of a manifest with these objects. */
function plugin(objects: object[], props: Partial<PluginManifestProps> = {}): Program {
  return chart => {
    const [before, directory] = [process.cwd(), mkdtempSync(join(tmpdir(), 'rules-'))];
    process.chdir(directory);
    try {
      writeFileSync('audit.yaml', objects.map(object => stringify(object)).join('---\n'));
      Plugin.fromManifest(chart, 'audit', { path: 'audit.yaml', ...props });
    } finally {
      process.chdir(before);
      rmSync(directory, { recursive: true });
    }
  };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-manifest',
    throws: [
      ['a missing file', plugin([], { path: 'missing.yaml' }), 'plugins: path: "missing.yaml": does not exist'],
      ['an address', plugin([], { path: 'https://example.com/a.yaml' }), 'plugins: path: "https://example.com/a.yaml": is an address: expected the path of a file'],
      ['no plugin', plugin([service('audit', { app: 'audit' })]),
        'plugins: path: "audit.yaml" contains no Service with the label k8s.enterprisedb.io/pluginName or cnpg.io/pluginName'],
      ['several plugins', plugin([AUDIT, OTHER]), 'plugins: pluginName: required, because "audit.yaml" contains several plugins: "audit.example.com", "other.example.com"'],
      ['another plugin', plugin([AUDIT], { pluginName: 'audit.example.org' }), 'plugins: pluginName: "audit.example.org" is not in "audit.yaml": expected "audit.example.com"'],
      ['an object that is not there', plugin([AUDIT], { exclude: ['Service/audits'] }),
        'plugins: exclude: "Service/audits" is not in "audit.yaml": expected <kind>/<name>, such as "Service/audit"'],
    ],
    passes: [
      ['one plugin', plugin([AUDIT])],
      ['one of several', plugin([AUDIT, OTHER], { pluginName: 'other.example.com' })],
    ],
  },
];
