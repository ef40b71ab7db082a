/**
 * How long `cdk8s-cnpg-i check` takes for 10,000 objects, and how much memory: a whole process, on a file and on standard input.
 *
 *   npx projen compile
 *   node bench/check.mjs [--objects N] [--runs N]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MAIN = join(ROOT, 'lib', 'cli', 'main.js');
const WORK = mkdtempSync(join(tmpdir(), 'bench-'));
const HOOK = join(WORK, 'memory.cjs');

const metadata = (name, namespace, more = '') => `metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
${more}`;

const deployment = (name, namespace) => `apiVersion: apps/v1
kind: Deployment
${metadata(name, namespace)}spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: registry.example.com/${name}:1.0.0
          args:
            - --port=8080
          ports:
            - containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`;

const service = (name, namespace, more = '') => `apiVersion: v1
kind: Service
${metadata(name, namespace, more)}spec:
  selector:
    app: ${name}
  ports:
    - name: http
      port: 9090
      targetPort: 9090
      protocol: TCP
    - name: metrics
      port: 8081
      targetPort: 8081
      protocol: TCP
  type: ClusterIP
`;

const pluginService = (name, namespace) => service(name, namespace, `    cnpg.io/pluginName: ${name}.example.com
  annotations:
    cnpg.io/pluginPort: "9090"
    cnpg.io/pluginServerSecret: ${name}-server-tls
    cnpg.io/pluginClientSecret: ${name}-client-tls
`);

const configMap = (name, namespace) => `apiVersion: v1
kind: ConfigMap
${metadata(name, namespace)}data:
  enabled: "yes"
  app.conf: |
${Array.from({ length: 14 }, (_, index) => `    setting.${index} = value ${index}\n`).join('')}`;

const cluster = (name, namespace) => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
${metadata(name, namespace)}spec:
  instances: 3
  storage:
    size: 10Gi
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters:
        barmanObjectName: store
  postgresql:
    parameters:
      shared_buffers: 256MB
      max_connections: "200"
  resources:
    requests:
      memory: 1Gi
      cpu: "1"
    limits:
      memory: 1Gi
`;

const scheduledBackup = (name, namespace) => `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
${metadata(name, namespace)}spec:
  schedule: "0 0 3 * * *"
  cluster:
    name: ${name}
  method: plugin
  pluginConfiguration:
    name: barman-cloud.cloudnative-pg.io
`;

/** What ten objects are. In every third ten the last Service is a plugin's. */
const MIX = [deployment, service, configMap, deployment, service, configMap, cluster, scheduledBackup, deployment, service];

function manifests(count) {
  return Array.from({ length: count }, (_, index) => {
    const kind = MIX[index % MIX.length];
    const name = kind === cluster || kind === scheduledBackup ? `db-${Math.floor(index / MIX.length)}` : `app-${Math.floor(index / 3)}`;
    const namespace = `team-${Math.floor(index / MIX.length) % 40}`;
    return (index % (3 * MIX.length) === 9 ? pluginService : kind)(name, namespace);
  }).join('---\n');
}

/** Runs the command in a process of its own, which says at its end what it used. */
function check(file, input) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', HOOK, MAIN, 'check', input ? '-' : file], {
    stdio: [input ? openSync(file) : 'ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 1) {
    throw new Error(`exit code ${status}: ${stdout}${stderr}`);
  }
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(stderr.trim().split('\n').at(-1));
  return { seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, summary: stdout.trim().split('\n').at(-1) };
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const { values } = parseArgs({ options: { objects: { type: 'string', default: '10000' }, runs: { type: 'string', default: '5' } } });
if (!existsSync(MAIN)) {
  throw new Error('there is no lib/: npx projen compile');
}
try {
  writeFileSync(HOOK, 'process.on("exit", () => process.stderr.write(JSON.stringify(process.resourceUsage())));\n');
  const all = manifests(Number(values.objects));
  const yaml = join(WORK, 'manifests.yaml');
  writeFileSync(yaml, all);
  const list = join(WORK, 'list.yaml');
  writeFileSync(list, `apiVersion: v1\nitems:\n${all.split('---\n').map(one => one.replace(/^/gm, '  ').replace('  ', '- ').trimEnd()).join('\n')}\nkind: List\n`);
  const json = join(WORK, 'manifests.json');
  const items = parseAllDocuments(all).map(document => document.toJS());
  writeFileSync(json, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 4));
  console.log(`${values.objects} objects, ${all.split('\n').length} lines; Node ${process.versions.node}; median of ${values.runs} runs\n`);
  console.log('| check of | seconds | of a processor | megabytes at most | |\n|---|---|---|---|---|');
  for (const [title, file, input] of [['a YAML file', yaml, false], ['YAML on standard input', yaml, true], ['a List in YAML', list, false], ['a List in JSON', json, false]]) {
    const runs = Array.from({ length: Number(values.runs) }, () => check(file, input));
    const { summary } = runs[0];
    const [seconds, cpu] = ['seconds', 'cpu'].map(what => median(runs.map(run => run[what])).toFixed(2));
    console.log(`| ${title} | ${seconds} | ${cpu} | ${Math.round(Math.max(...runs.map(({ megabytes }) => megabytes)))} | ${summary} |`);
  }
} finally {
  rmSync(WORK, { recursive: true });
}
