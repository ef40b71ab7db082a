import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { api, install, stack, uninstall } from './support/cluster';
import { Live, readLive } from '../../src/live/read-live';
import { PAST } from '../rules/support/certificates';

const NAMESPACE = 'live';
const KEY = Buffer.from('a private key').toString('base64');
const OBJECTS = [
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'server', namespace: NAMESPACE }, data: { 'tls.crt': PAST, 'tls.key': KEY } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'barman-cloud',
      namespace: NAMESPACE,
      labels: { 'cnpg.io/pluginName': 'barman-cloud.cloudnative-pg.io' },
      annotations: { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginServerSecret': 'server', 'cnpg.io/pluginClientSecret': 'client' },
    },
    spec: { selector: { app: 'barman-cloud' }, ports: [{ port: 9090 }] },
  },
];

function read(options: Partial<Parameters<typeof readLive>[0]> = {}): Promise<Live> {
  return readLive({ kubeconfig: stack.kubeconfig, mostBytes: 1e8, env: process.env, ...options });
}

const secretIn = ({ input }: Live) => input.sets.flatMap(({ items }) => items).find(({ kind, name }) => kind === 'Secret' && name === 'server')?.manifest;

/** Without kubectl, nothing is proved, which the run says at its end. */
const ifKubectl = spawnSync('kubectl', ['version', '--client']).status === 0 ? test : test.skip;

beforeAll(() => install(OBJECTS));
afterAll(() => uninstall(OBJECTS));

ifKubectl('what kubectl prints of Secrets are the names of their keys', async () => {
  const live = await read();
  expect(live.input.problems).toEqual([]);
  const { uid, resourceVersion } = (await api.get('v1', 'Secret', NAMESPACE, 'server')).metadata;
  expect(secretIn(live)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'server', namespace: NAMESPACE, uid, resourceVersion },
    type: 'Opaque',
    data: { 'tls.crt': '', 'tls.key': '' },
  });
  expect(JSON.stringify(live.input.sets.flatMap(({ items }) => items.map(({ manifest }) => manifest)))).not.toContain(KEY);
});

ifKubectl('of certificates, the public part is read', async () => {
  const live = await read({ certificates: true });
  expect(secretIn(live).data).toEqual({ 'tls.crt': PAST, 'tls.key': '' });
});

ifKubectl('one namespace has what is in it', async () => {
  const { input: { sets, problems } } = await read({ namespace: NAMESPACE });
  expect(problems).toEqual([]);
  expect(sets[0].items.map(({ origin }) => origin.where)).toEqual(['live/secret/server', 'live/service/barman-cloud']);
});

ifKubectl('an account without permissions is told what it may not read', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'live-'));
  const kubeconfig = join(directory, 'kubeconfig');
  const config = parse(readFileSync(stack.kubeconfig, 'utf8'));
  writeFileSync(kubeconfig, stringify({ ...config, users: config.users.map((one: any) => ({ ...one, user: { ...one.user, as: 'nobody' } })) }));
  const { input: { sets, problems } } = await read({ kubeconfig });
  rmSync(directory, { recursive: true });
  expect(sets).toEqual([{ items: [] }]);
  const messages = problems.map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringMatching(/^secret cannot be read: .*\(Forbidden\): secrets is forbidden: User "nobody" cannot list/));
});
