import { allRules } from '../../src/rules/catalogue';
import { command } from '../cli/support';
import { judgeText } from '../support/verdicts';

const SPEC = 'instances: 1, storage: {size: 1Gi}';
const ARCHIVER = 'plugins: [{name: barman-cloud.cloudnative-pg.io, isWALArchiver: true, parameters: {barmanObjectName: store}}]';
const BARMAN = 'barmanObjectStore: {destinationPath: "s3://b/", s3Credentials: {inheritFromIAMRole: true}';

function cluster(spec: string): string {
  return `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: orders}\nspec: {${spec}}\n`;
}

function schedule(spec: string): string {
  return `---\napiVersion: postgresql.cnpg.io/v1\nkind: ScheduledBackup\nmetadata: {name: nightly}\nspec: {cluster: {name: orders}, ${spec}}\n`;
}

const STORE = '---\napiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: {name: store}\n'
  + 'spec: {retentionPolicy: 30d, configuration: {destinationPath: "s3://b/", s3Credentials: {inheritFromIAMRole: true}}}\n';

/** Inputs of users of which earlier versions said something wrong, with the ids of all rules that find something now. */
const INPUTS: Array<[name: string, text: string, ids: string[], version?: string]> = [
  ['sizes with defaults', cluster('instances: 3, storage: {size: "${SIZE:=2Gi}"}, resources: {requests: {memory: "${MEM:=256Mi}"}}'), []],
  ['a schedule, a method and an archiver with defaults', cluster(`${SPEC}, ${ARCHIVER.replace('true', '"${ARCHIVE:=true}"')}`)
    + schedule('schedule: "${S:=@daily}", method: "${M:=plugin}", pluginConfiguration: {name: barman-cloud.cloudnative-pg.io}'), []],
  ['a name and an image of envsubst', cluster(`${SPEC}, imageName: $image`).replace('orders', '$name'), []],
  ['a strategic-merge patch', cluster('resources: {requests: {memory: 1Gi}}'), []],
  ['a retention policy beside an ObjectStore that has one', cluster(`${SPEC}, ${ARCHIVER}, backup: {retentionPolicy: 30d}`) + STORE, ['retention-policy-unused']],
  ['ssl_ecdh_curve from 1.30.1 on', cluster(`${SPEC}, postgresql: {parameters: {ssl_ecdh_curve: X25519}}`), [], '1.30.1'],
  ['ssl_ecdh_curve before', cluster(`${SPEC}, postgresql: {parameters: {ssl_ecdh_curve: X25519}}`), ['fixed-parameter'], '1.30.0'],
  ['restoreAdditionalCommandArgs from 1.30.1 on', cluster(`${SPEC}, backup: {${BARMAN}, wal: {restoreAdditionalCommandArgs: ["--read-timeout=60"]}}}`),
    ['barman-object-store-deprecated'], '1.30.1'],
  ['no instances', cluster('instances: 0, storage: {size: 1Gi}'), ['cluster-instances']],
];

test.each(INPUTS.map(([name, text, ids, version]) => [name, { text, ids, version }] as const))('%s', (_, { text, ids, version }) => {
  expect(judgeText(text, { version }).map(({ id }) => id)).toEqual(ids);
});

test('a retention policy in the ObjectStore is named', () => {
  const [{ text }] = judgeText(cluster(`${SPEC}, ${ARCHIVER}, backup: {retentionPolicy: 30d}`) + STORE);
  expect(text).toContain('the retentionPolicy of ObjectStore "store" applies instead');
});

test('an error of a cluster without plugins does not name an operator that the input lacks', () => {
  const backup = schedule('schedule: "0 0 2 * * *", method: plugin, pluginConfiguration: {name: barman-cloud.cloudnative-pg.io}');
  const texts = judgeText(cluster(`${SPEC}, plugins: []`) + backup).map(({ text }) => text);
  expect(texts.join()).toContain('which uses no plugins');
  expect(texts.join()).not.toContain('operator');
});

test.each([['an empty file', ''], ['text that is not an object', 'Error: failed\n']])('%s does not pass', async (_, text) => {
  const { code } = await command(['check', 'a.yaml'], { files: { 'a.yaml': text }, rules: [...allRules()] });
  expect(code).toBe(2);
});
