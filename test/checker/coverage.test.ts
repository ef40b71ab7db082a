import { kindNamed, kindNames } from '../../src/checker/coverage';
import { pluginKindNames } from '../../src/facts/plugin-kinds';
import { Item } from '../../src/inventory/item';
import { hasRules } from '../../src/inventory/known-kinds';
import { allRules } from '../../src/rules/catalogue';
import { command, linesOf, SOUND } from '../cli/support';

const object = (apiVersion: string, kind: string, rest = '') => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\n${rest}---\n`;
const CLUSTER = object('postgresql.cnpg.io/v1', 'Cluster', 'spec:\n  instances: 1\n');
const ENC = 'ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=,type:str]';
const SOPS = `sops:\n  mac: ${ENC}\n`;

const summary = async (text: string, argv: string[] = []) => (await command(['check', 'a.yaml', ...argv], { files: { 'a.yaml': text } })).stdout.trimEnd().split('\n').at(-1);

describe('the summary', () => {
  test.each<[string, string, string]>([
    ['kinds with rules', CLUSTER + object('v1', 'Secret') + object('apps/v1', 'Deployment'), '3 objects of 1 file.'],
    ['kinds without rules', CLUSTER + object('helm.toolkit.fluxcd.io/v2', 'HelmRelease') + object('x/v1', 'A') + object('x/v1', 'A'),
      '4 objects of 1 file; 3 objects of kinds without rules (A, HelmRelease).'],
    ['many of them', ['A', 'B', 'C', 'D', 'E', 'F'].map(kind => object('x/v1', kind)).join(''), '6 objects of 1 file; 6 objects of kinds without rules (A, B, C, D, E, …).'],
    ['encrypted ones', CLUSTER + object('v1', 'Secret', `data:\n  a: ${ENC}\n${SOPS}`), '2 objects of 1 file; 1 encrypted object checked in part.'],
    ['placeholders', object('v1', 'Secret', 'stringData:\n  a: ${A}\n'), '1 object of 1 file; 1 object with placeholders checked in part.'],
  ])('%s', async (_, text, expected) => expect(await summary(text)).toBe(`0 errors, 0 warnings in ${expected}`));

  test('empty files', async () => {
    expect((await command(['check', '.'], { files: { 'a.yaml': SOUND, 'b.yaml': '', 'c.yaml': '# nothing\n' } })).stdout).toBe(
      '0 errors, 0 warnings in 1 object of 3 files; 2 empty files.\n');
  });

  test('as JSON', async () => {
    const { stdout } = await command(['check', '.', '--format', 'json'], { files: { 'a.yaml': object('x/v1', 'A') + object('v1', 'Secret', SOPS), 'b.yaml': '' } });
    expect(JSON.parse(stdout).summary).toMatchObject({ objects: 2, withoutRules: { A: 1 }, encrypted: 1, templated: 0, empty: 1 });
  });
});

test('values that SOPS has encrypted are unknown', async () => {
  const files = { 'a.yaml': CLUSTER.replace('instances: 1', `instances: ${ENC}\n  storage:\n    size: ${ENC}`).replace('---', `${SOPS}---`) };
  expect(await linesOf(['check', '.'], { files, rules: [...allRules()] })).toEqual([]);
});

test('objects of other groups have no rules', () => {
  const has = (apiVersion: string, kind: string) => hasRules(new Item({ apiVersion, kind }, { where: 'x' }));
  expect([has('postgresql.cnpg.io/v1', 'Cluster'), has('postgresql.k8s.enterprisedb.io/v1', 'Cluster'), has('v1', 'Service'), has('barmancloud.cnpg.io/v1', 'ObjectStore'),
    has('apps/v1', 'Deployment'), has('cert-manager.io/v1', 'Issuer')]).toEqual(Array(6).fill(true));
  expect([has('cluster.x-k8s.io/v1', 'Cluster'), has('serving.knative.dev/v1', 'Service'), has('x/v1', 'ObjectStore'), has('v1', 'Nothing'), has('', '')]).toEqual(Array(5).fill(false));
});

test('every kind of a rule is one with rules', () => {
  const groups = ['', 'apps/', 'postgresql.cnpg.io/', 'barmancloud.cnpg.io/', 'cert-manager.io/', 'policy/', 'networking.k8s.io/',
    'rbac.authorization.k8s.io/', ...new Set(pluginKindNames().map(name => `${name.split('/')[0]}/`))];
  const kinds = new Set(allRules().flatMap(rule => rule.kinds ?? []));
  expect([...kinds].filter(kind => !groups.some(group => hasRules(new Item({ apiVersion: `${group}v1`, kind }, { where: 'x' }))))).toEqual([]);
});

describe('--require', () => {
  const files = { 'a.yaml': CLUSTER + CLUSTER.replace('name: x', 'name: y') + object('v1', 'Secret') + object('cluster.x-k8s.io/v1', 'Cluster') };
  const problem = (text: string) => [`undefined:: ${text} (check the paths, and what the report lists as not checked)`];

  test.each<[string[], string[]]>([
    [['clusters=2', 'objects=3', 'poolers=0'], []],
    [['Cluster=2'], []],
    [['clusters=3'], problem('2 clusters were checked, but at least 3 must be')],
    [['objects=4'], problem('3 objects were checked, but at least 4 must be')],
    [['scheduledbackups=1'], problem('0 scheduledbackups were checked, but at least 1 must be')],
  ])('%j', async (requirements, problems) => {
    expect(await linesOf(['check', '.', ...requirements.flatMap(one => ['--require', one])], { files })).toEqual(problems);
  });

  test('an encrypted cluster is not checked, and the exit code is 2', async () => {
    const { code } = await command(['check', '.', '--require', 'clusters=1'], { files: { 'a.yaml': CLUSTER.replace('---', `${SOPS}---`) } });
    expect(code).toBe(2);
  });

  test.each([['clusters'], ['clusters=x'], ['pods=1'], ['=1'], ['clusters=-1']])('%s is invalid', async value => {
    expect((await command(['check', '.', '--require', value])).stderr).toMatch(/^cdk8s-cnpg-i: invalid --require ".*": use NAME=NUMBER with one of the names objects, archives, backups, /);
  });

  test('names are those of kubectl', () => {
    expect(kindNames()).toEqual(expect.arrayContaining(['clusters', 'scheduledbackups', 'objectstores', 'databaseroles']));
    expect(kindNames().every(name => kindNamed(name) !== undefined)).toBe(true);
  });
});

describe('a directory of the command line without objects is a problem', () => {
  const hint = '(check the program that wrote them, or remove it from the command line)';

  test.each<[string[], Record<string, string>, string[]]>([
    [['a', 'b'], { 'a/x.yaml': SOUND, 'b/y.yaml': '' }, [`b:: no file in it contains a Kubernetes object ${hint}`]],
    [['a', 'b/c'], { 'a/x.yaml': SOUND, 'b/c/d/y.yaml': 'x: 1' }, [`b/c:: no file in it contains a Kubernetes object ${hint}`]],
    [['.', 'b'], { 'a/x.yaml': SOUND, 'b/y.yaml': 'x: 1' }, [`b:: no file in it contains a Kubernetes object ${hint}`]],
    [['.'], { 'a/x.yaml': SOUND, 'b/y.yaml': 'x: 1' }, []],
    [['a', 'b'], { 'a/x.yaml': SOUND, 'b/y.yaml': 'x: [' }, [expect.stringMatching(/^b\/y\.yaml:1: invalid YAML/) as any]],
  ])('%j with %j', async (paths, files, problems) => expect(await linesOf(['check', ...paths], { files })).toEqual(problems));
});
