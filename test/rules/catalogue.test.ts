import { readdirSync } from 'fs';
import { basename, join } from 'path';
import { cases as acknowledgements } from './cases/acknowledgements';
import { cases as annotations } from './cases/annotations';
import { cases as archiving } from './cases/archiving';
import { cases as backup } from './cases/backup';
import { cases as backups } from './cases/backups';
import { cases as barmanCloud } from './cases/barman-cloud';
import { cases as certManager } from './cases/cert-manager';
import { cases as certificates } from './cases/certificates';
import { cases as cluster } from './cases/cluster';
import { cases as connection } from './cases/connection';
import { cases as contents } from './cases/contents';
import { cases as expressions } from './cases/expressions';
import { cases as extensions } from './cases/extensions';
import { cases as fields } from './cases/fields';
import { cases as image } from './cases/image';
import { cases as initdb } from './cases/initdb';
import { cases as kubernetes } from './cases/kubernetes';
import { cases as managed } from './cases/managed';
import { cases as network } from './cases/network';
import { cases as objectKind } from './cases/object-kind';
import { cases as operator } from './cases/operator';
import { cases as operatorConfiguration } from './cases/operator-configuration';
import { cases as pluginAuthorities } from './cases/plugin-authorities';
import { cases as pluginIdentity } from './cases/plugin-identity';
import { cases as pluginParameters } from './cases/plugin-parameters';
import { cases as pluginPaths } from './cases/plugin-paths';
import { cases as pluginRecovery } from './cases/plugin-recovery';
import { cases as pluginReference } from './cases/plugin-reference';
import { cases as pluginSecrets } from './cases/plugin-secrets';
import { cases as pluginService } from './cases/plugin-service';
import { cases as pluginUse } from './cases/plugin-use';
import { cases as pluginWorkload } from './cases/plugin-workload';
import { cases as podReferences } from './cases/pod-references';
import { cases as podResources } from './cases/pod-resources';
import { cases as podSelectors } from './cases/pod-selectors';
import { cases as pods } from './cases/pods';
import { cases as ports } from './cases/ports';
import { cases as postgresql } from './cases/postgresql';
import { cases as recovery } from './cases/recovery';
import { cases as replication } from './cases/replication';
import { cases as resources } from './cases/resources';
import { cases as schedules } from './cases/schedules';
import { cases as scheduling } from './cases/scheduling';
import { cases as shape } from './cases/shape';
import { cases as sidecar } from './cases/sidecar';
import { cases as slots } from './cases/slots';
import { cases as sockets } from './cases/sockets';
import { cases as standalone } from './cases/standalone';
import { cases as tablespaces } from './cases/tablespaces';
import { cases as tls } from './cases/tls';
import { cases as warnings } from './cases/warnings';
import { CATALOGUE } from '../../src/rules/catalogue';
import { pageOf, sentence } from '../../src/rules/rule';
import { brokenPrograms, RuleCases } from '../support/rule-cases';

const CASES: Record<string, RuleCases[]> = {
  'Acknowledgements': acknowledgements,
  'Kubernetes': kubernetes,
  'Object shapes': shape,
  'Operator': operator,
  'Operator configuration': operatorConfiguration,
  'Plugin identity': pluginIdentity,
  'Standalone plugins': standalone,
  'Services of plugins': pluginService,
  'Workloads of plugins': pluginWorkload,
  'TLS': tls,
  'Secrets of plugins': pluginSecrets,
  'Networks': network,
  'cert-manager': certManager,
  'Sidecar plugins': sidecar,
  'Clusters': cluster,
  'Plugins of a cluster': pluginUse,
  'Plugins that clusters name': pluginReference,
  'Parameters of published plugins': pluginParameters,
  'Barman Cloud plugin': barmanCloud,
  'WAL archiving': archiving,
  'Recovery through plugins': pluginRecovery,
  'Fields': fields,
  'Expressions of the CRD': expressions,
  'Backups': backups,
  'Applications': connection,
  'Initialization and import': initdb,
  'Managed roles and services': managed,
  'Tablespaces': tablespaces,
  'Certificates of a cluster': certificates,
  'Backup to object stores': backup,
  'Pods': pods,
  'Pod selectors': podSelectors,
  'Scheduling': scheduling,
  'Extensions': extensions,
  'Annotations': annotations,
  'Warnings of admission': warnings,
  'Images': image,
  'Resources': resources,
  'PostgreSQL': postgresql,
  'Replication': replication,
  'Kinds': objectKind,
  'Contents of objects': contents,
  'References in pods': podReferences,
  'Resources of pods': podResources,
  'Paths to plugins': pluginPaths,
  'Authorities of plugins': pluginAuthorities,
  'Ports': ports,
  'Schedules': schedules,
  'Sockets': sockets,
  'Replication slots': slots,
  'Recovery': recovery,
};
const ALL_CASES = Object.values(CASES).flat();
const RULES = Object.values(CATALOGUE).flat();

describe.each(Object.entries(CATALOGUE))('%s', (family, rules) => {
  test('each rule has its cases, once', () => {
    expect(CASES[family].map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test.each(rules.map(rule => [rule.id, rule] as const))('%s can be broken, and kept', (id, { severity }) => {
    const table = CASES[family].find(one => one.id === id)!;
    expect([...table.passes ?? [], ...table.keeps ?? []]).not.toEqual([]);
    expect([...brokenPrograms(table), ...table.breaks ?? []]).not.toEqual([]);
    expect(table.warns ?? []).toHaveLength(severity === 'warning' ? brokenPrograms(table).length : 0);
  });
});

test('every table is run by a test of its name', () => {
  const tests = readdirSync(__dirname).filter(name => name.endsWith('.test.ts')).map(name => basename(name, '.test.ts'));
  const tables = readdirSync(join(__dirname, 'cases')).map(name => basename(name, '.ts'));
  expect(tests.filter(name => name !== 'catalogue').sort()).toEqual(tables.sort());
  expect(tables).toHaveLength(Object.keys(CASES).length);
});

test('the ids are unique and in kebab-case', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter(id => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

test.each(RULES.map(rule => [rule.id, rule] as const))('%s names a symptom and a fix, which the message ends with a full stop', (_, { symptom, fix }) => {
  for (const text of [symptom, fix]) {
    expect(text.trim()).toBe(text);
    expect(text).toMatch(/[^.]$/);
  }
});

test.each(ALL_CASES.map(table => [table.id, table] as const))('the messages of %s say all three things, and which rule it is', (id, table) => {
  expect(table.ending).toMatch(/^In the cluster: .+\. Fix: .+\. \[[-a-z]+\]$/);
  expect(`wrong. ${table.ending} ${pageOf(id)}`).toBe(sentence(RULES.find(rule => rule.id === id)!, 'wrong'));
  brokenPrograms(table).forEach(([, , beginning]) => expect(beginning).toMatch(/^(Validation failed with the following errors:\n {2}\[[-\w/]+\]|[-\w/]+:) \S/));
});
