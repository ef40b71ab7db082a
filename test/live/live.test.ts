import { chmodSync, existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readLive } from '../../src/live/read-live';
import { allRules } from '../../src/rules/catalogue';
import { command, inDirectory, Outcome } from '../cli/support';
import { PAST } from '../rules/support/certificates';

const RUNNING = { uid: '1', resourceVersion: '1' };
const CLUSTER = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name: 'orders', namespace: 'shop', ...RUNNING },
  spec: { instances: 1, storage: { size: '1Gi' }, plugins: [{ name: 'barman-cloud.cloudnative-pg.io', parameters: { barmanObjectName: 'store' } }] },
  status: { phase: 'Cluster in healthy state', pluginStatus: [] },
};
const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'barman-cloud',
    namespace: 'cnpg-system',
    labels: { 'cnpg.io/pluginName': 'barman-cloud.cloudnative-pg.io' },
    annotations: { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginServerSecret': 'server', 'cnpg.io/pluginClientSecret': 'client' },
  },
  spec: { selector: { app: 'barman-cloud' }, ports: [{ port: 9090 }] },
};
const OF_A_POOLER = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'made', namespace: 'shop', ownerReferences: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Pooler', name: 'p', uid: '2', controller: true }] },
  spec: { ports: [{ port: 0 }] },
};

/** What a kubectl prints for some calls: everything else is an empty list, and EDB's product is not installed. */
function kubectl(answers: Record<string, string> = {}): string {
  const all: Record<string, string> = {
    ...answers,
    'get --raw /version*': 'echo \'{"gitVersion": "v1.33.2+k3s1"}\'',
    'get secret *go-template*': 'echo \'["cnpg-system","server","1","1","kubernetes.io/tls",["tls.crt","tls.key",""],["a",""]]\'',
    'get secret server*jsonpath*': `printf %s ${PAST}`,
    'get *k8s.enterprisedb.io*': 'echo "error: the server doesn\'t have a resource type \\"x\\"" >&2; exit 1',
    '*': 'echo \'{"kind": "List", "items": []}\'',
  };
  const first = { ...answers, ...Object.fromEntries(Object.entries(all).filter(([pattern]) => !(pattern in answers))) };
  const cases = Object.entries(first).map(([pattern, act]) => `  ${pattern.replace(/ /g, '\\ ')}) ${act} ;;`);
  return ['#!/bin/sh', 'printf "%s\\n" "$*" >> "$CALLS"', 'case "$*" in', ...cases, 'esac', ''].join('\n');
}

const list = (...items: object[]) => `echo '${JSON.stringify({ kind: 'List', items })}'`;
const ANSWERS = { 'get cluster.postgresql.cnpg.io *': list(CLUSTER), 'get service *': list(SERVICE, OF_A_POOLER) };

interface LiveOutcome extends Outcome { readonly calls: string[] }

/** Runs `check --live` with a kubectl of this kind. */
async function live(script: string | undefined, argv: string[] = []): Promise<LiveOutcome> {
  return inDirectory({}, async directory => {
    if (script !== undefined) {
      writeFileSync(join(directory, 'kubectl'), script);
      chmodSync(join(directory, 'kubectl'), 0o755);
    }
    const calls = join(directory, 'calls');
    const path = script === undefined ? directory : `${directory}:/bin:/usr/bin`;
    const outcome = await command(['check', '--live', ...argv], { env: { PATH: path, CALLS: calls }, rules: [...allRules()] });
    return { ...outcome, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
  });
}

const problems = ({ stdout }: Outcome) => stdout.split('\n').filter(line => line.includes('problem: ')).sort();

describe('a cluster', () => {
  let found: LiveOutcome;
  beforeAll(async () => { found = await live(kubectl(ANSWERS), ['--context', 'kind']); });

  test('is judged as it is, its status included; what a controller makes of an object is not', () => {
    expect(found.code).toBe(1);
    expect(found.stdout).toContain('shop/cluster/orders:1: warning: spec.plugins[0].name: "barman-cloud.cloudnative-pg.io" is not loaded');
    expect(found.stdout).toContain('warning');
    expect(found.stdout).toMatch(/ in 3 objects\.\n$/);
    expect(found.stdout).not.toContain('shop/service/made');
  });

  test('is only read, in the context that was named, and Secrets by the names of their keys', () => {
    expect(found.calls.filter(call => !call.startsWith('get '))).toEqual([]);
    expect(found.calls.filter(call => !call.endsWith(' --context kind --request-timeout=30s'))).toEqual([]);
    expect(found.calls.filter(call => call.startsWith('get secret '))).toEqual([expect.stringMatching(/^get secret --all-namespaces --output go-template=/)]);
  });

  test('without a product has none of its kinds, and that is said', () => {
    expect(found.stderr).toMatch(/^not installed in the cluster: backup\.postgresql\.k8s\.enterprisedb\.io, .*cluster\.postgresql\.k8s\.enterprisedb\.io/);
    expect(problems(found)).toEqual([]);
  });
});

test('certificates are read where they are asked for: tls.crt, of Secrets that plugins name', async () => {
  const { stdout, calls } = await live(kubectl(ANSWERS), ['--certificates']);
  expect(stdout).toContain('cnpg-system/secret/server:1: error: data["tls.crt"]: the server certificate of Service "barman-cloud" in namespace "cnpg-system" expired');
  expect(calls.filter(call => call.includes('jsonpath'))).toEqual(['get secret server --namespace cnpg-system --output jsonpath={.data.tls\\.crt} --request-timeout=30s']);
});

test('one namespace is read without what is in none', async () => {
  const { calls } = await live(kubectl(ANSWERS), ['-n', 'shop']);
  expect(calls.filter(call => !call.startsWith('get --raw') && !call.includes(' --namespace shop '))).toEqual([]);
  expect(calls.filter(call => /^get (clusterrole|namespace|clusterimagecatalog)\b/.test(call))).toEqual([]);
});

test('what may not be read is said, and the rest is judged', async () => {
  const forbidden = 'echo \'Error from server (Forbidden): secrets is forbidden: User "u" cannot list resource "secrets"\' >&2; exit 1';
  const outcome = await live(kubectl({ ...ANSWERS, 'get secret *': forbidden, 'get configmap *': 'echo garbage' }));
  expect(outcome.code).toBe(2);
  expect(problems(outcome)).toEqual([
    'problem: configmap cannot be read: kubectl printed something else than a JSON list. Fix: read it with kubectl get to see why.',
    'problem: secret cannot be read: Error from server (Forbidden): secrets is forbidden: User "u" cannot list resource "secrets". '
      + 'Fix: use an account that may list it, or --namespace.',
  ]);
  expect(outcome.stdout).toContain('is not loaded');
});

test.each([
  ['is missing', undefined, 'the cluster cannot be read: kubectl was not found. Fix: install kubectl, and add its directory to PATH.'],
  ['cannot connect', kubectl({ 'get --raw /version*': 'echo "log" >&2; echo "error: dial tcp 127.0.0.1:1: connect: connection refused." >&2; exit 1' }),
    'the cluster cannot be read: dial tcp 127.0.0.1:1: connect: connection refused. Fix: check the context and your credentials: kubectl cluster-info.'],
  ['fails silently', kubectl({ 'get --raw /version*': 'exit 3' }), 'the cluster cannot be read: kubectl ended with exit code 3.'],
  ['is another program', kubectl({ 'get --raw /version*': 'echo hello' }), 'the cluster cannot be read: kubectl printed something else than the version of the cluster.'],
  ['reads a cluster without the operator', kubectl({ 'get *.cnpg.io *': 'echo "error: the server doesn\'t have a resource type" >&2; exit 1' }),
    'the cluster has no Clusters of CloudNativePG: their kind is not installed. Fix: check the context.'],
])('if kubectl %s, that is a problem', async (_, script, text) => {
  const outcome = await live(script);
  expect(outcome.code).toBe(2);
  expect(problems(outcome).join('\n')).toContain(`problem: ${text}`);
});

test.each([
  ['hangs', 'exec sleep 600', { seconds: 0.1 }, 'kubectl did not end within 0.1 seconds'],
  ['prints without end', 'exec yes', { mostBytes: 1000 }, 'kubectl printed more than 1000 bytes'],
])('a kubectl that %s is ended', (_, act, limits, text) => inDirectory({ kubectl: `#!/bin/sh\n${act}\n` }, async directory => {
  chmodSync(join(directory, 'kubectl'), 0o755);
  const { input } = await readLive({ mostBytes: 1e6, env: { PATH: `${directory}:/bin:/usr/bin` }, ...limits });
  expect(input.problems.map(({ message }) => message)).toEqual([`the cluster cannot be read: ${text}`]);
}));

test.each([
  [['check', '--live', 'a.yaml'], '--live reads a cluster and no files'],
  [['check', '--certificates', 'a.yaml'], '--certificates is only for --live'],
])('%j is invalid', async (argv, text) => {
  expect(await command(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining(text) });
});
