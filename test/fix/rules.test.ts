import { readdirSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { Context, judge, mendFiles } from './support';
import { allRules } from '../../src/rules/catalogue';
import { Action } from '../../src/rules/engine/change';
import { clusterYaml } from '../rules/support/resources';
import { Manifests } from '../support/both-ways';
import { tablesOf } from '../support/rule-cases';

const RULES = join(__dirname, '..', 'rules');
const TABLES = readdirSync(RULES).filter(name => name.endsWith('.test.ts') && name !== 'catalogue.test.ts')
  .flatMap(name => tablesOf(name.replace('.test.ts', '')));

const PLUGIN = 'barman-cloud.cloudnative-pg.io';
const SOURCE = `externalClusters: [{ name: source, plugin: { name: ${PLUGIN}, parameters: { barmanObjectName: store, serverName: source } } }]`;
const SELECTOR = 'podSelectorRefs: [{ name: apps, selector: { matchExpressions: [{ key: app, operator: Exist }] } }]';

/** What the cases of the rules do not have. */
const FURTHER: Readonly<Record<string, string>> = {
  'plugin-parameter-required': `plugins: [{ name: ${PLUGIN}, isWALArchiver: true, parameters: { barmanObjectname: store } }]`,
  'recovery-source': `bootstrap: { recovery: { source: sorce } }, ${SOURCE}`,
  'import-source': 'bootstrap: { initdb: { import: { type: microservice, databases: [app], source: { externalCluster: sorce } } } }, '
    + 'externalClusters: [{ name: source, connectionParameters: { host: source, dbname: app, user: app } }]',
  'recovery-volumes': 'bootstrap: { recovery: { volumeSnapshots: { storage: { name: s, kind: VolumeSnapshot, apiGroup: snapshot.k8s.io } } } }',
  'pod-selector': SELECTOR,
  'toleration-effect': 'affinity: { tolerations: [{ key: a, operator: Exists, effect: NoExecte }] }',
  'anti-affinity-type': 'affinity: { podAntiAffinityType: Required }',
  'plugin-parameter-value': 'plugins: [{ name: pvc-backup.cloudnative-pg.io, parameters: { image: "image:1", imagePullPolicy: always } }]',
};

interface CheckInput { readonly text: string; readonly context: Context }

/** A case of a rule in which its mistake is mended. */
async function mendedCaseOf(id: string): Promise<CheckInput> {
  if (FURTHER[id] !== undefined) { return { text: clusterYaml('db', FURTHER[id]), context: {} }; }
  const { invalid = [] } = TABLES.find(table => table.id === id)!;
  for (const input of invalid.map(([, manifests]) => inputOf(manifests))) {
    const files = { a: input.text };
    const isMended = judge(files, input.context).findings.some(({ rule, changes }) => rule.id === id && changes.length > 0)
      && (await mendFiles(files, input.context)).mended.fixed.some(({ rule }) => rule.id === id);
    if (isMended) { return input; }
  }
  throw new Error(`no case of ${id} is mended`);
}

function inputOf({ objects, operator = {}, declaredPlugins }: Manifests): CheckInput {
  const { distribution, namespace, version, kubernetesVersion } = operator;
  const text = typeof objects === 'string' ? objects : objects.map(object => stringify(object)).join('---\n');
  return { text, context: { distribution, operatorNamespace: namespace, operatorVersion: version, kubernetesVersion, declaredPlugins } };
}

/** What the text of a fix must contain. */
function wordsOf(action: Action): string {
  switch (action.action) {
    case 'set': return `${action.value}`;
    case 'quote': return 'quotes';
    case 'rename': return action.to;
    case 'remove': return 'remove';
  }
}

test.each(allRules().filter(({ isMended }) => isMended).map(({ id }) => id))('%s is mended as its fix says', async id => {
  const { text, context } = await mendedCaseOf(id);
  const { mended, texts } = await mendFiles({ a: text }, context);
  const fixed = mended.fixed.filter(({ rule }) => rule.id === id);
  expect(fixed).not.toEqual([]);
  // of a key with a prefix, the fix names one part
  fixed.forEach(({ fix, changes }) => changes.forEach(change => expect(wordsOf(change).split('/').filter(word => fix.includes(word))).not.toEqual([])));
  const keys = new Set(fixed.map(({ name, path }) => JSON.stringify([name, path])));
  expect(mended.after.findings.filter(({ rule, name, path }) => rule.id === id && keys.has(JSON.stringify([name, path])))).toEqual([]);
  expect((await mendFiles(texts, context)).texts).toEqual(texts);
});
