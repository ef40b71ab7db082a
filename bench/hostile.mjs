/**
 * How the time of `cdk8s-cnpg-i check` grows with the size of hostile input: CPU time of the process, and its growth exponent. 1 is linear, 2 is quadratic.
 *
 *   npx projen compile
 *   node bench/hostile.mjs [--lib DIR] [--only NAME] [--timeout SECONDS]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Below this many seconds, a run is mostly noise. */
const SHORTEST = 0.3;
const LARGEST_EXPONENT = 1.1;

const times = (count, entry) => Array.from({ length: count }, (_, index) => entry(index));

const configMap = index => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c${index}\n  namespace: n${index % 40}\ndata:\n  a: b\n`;
const CLUSTER = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: db\nspec:\n  instances: 3\n  storage:\n    size: 1Gi\n';
const OPERATOR = `apiVersion: apps/v1
kind: Deployment
metadata: { name: cnpg-controller-manager, namespace: cnpg-system }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: cloudnative-pg } }
  template:
    metadata: { labels: { app.kubernetes.io/name: cloudnative-pg } }
    spec:
      containers:
      - name: manager
        image: ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0
        args: [controller, --config-map-name=cnpg-controller-manager-config]
---
`;
const plugin = index => `apiVersion: v1
kind: Service
metadata:
  name: p${index}
  namespace: n${index % 40}
  labels: { cnpg.io/pluginName: p${index}.example.com }
  annotations: { cnpg.io/pluginPort: "9090", cnpg.io/pluginServerSecret: p${index}-server, cnpg.io/pluginClientSecret: p${index}-client }
spec: { selector: { app: p${index} }, ports: [{ port: 9090, protocol: TCP }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: p${index}, namespace: n${index % 40} }
spec:
  selector: { matchLabels: { app: p${index} } }
  template:
    metadata: { labels: { app: p${index} } }
    spec:
      containers: [{ name: main, image: "example.com/p:1", readinessProbe: { tcpSocket: { port: 9090 } } }]
`;

/** The input of a size, by name: a text, or several files. */
const INPUTS = {
  'documents': [[25_000, 50_000, 100_000], size => times(size, configMap).join('---\n')],
  'keys of a ConfigMap': [[25_000, 50_000, 100_000], size => `${configMap(0)}${times(size, index => `  key${index}: v`).join('\n')}\n`],
  'unknown keys in a spec': [[5_000, 10_000, 20_000], size => `${CLUSTER}${times(size, index => `  instancez${index}: 1`).join('\n')}\n`],
  'unknown settings of the operator': [[5_000, 10_000, 20_000], size => `${OPERATOR}apiVersion: v1\nkind: ConfigMap\n`
    + 'metadata: { name: cnpg-controller-manager-config, namespace: cnpg-system }\n'
    + `data:\n${times(size, index => `  INHERITED_LABELZ_${index}: "1"`).join('\n')}\n`],
  'parameters of a plugin': [[5_000, 10_000, 20_000], size => `${CLUSTER}  plugins:\n  - name: barman-cloud.cloudnative-pg.io\n    parameters:\n`
    + `      barmanObjectName: a\n${times(size, index => `      barmanObjectNam${index}: x`).join('\n')}\n`],
  '999 aliases of a list': [[50_000, 100_000, 200_000], size => `${configMap(0)}x: &a [${'1,'.repeat(size)}]\ny:\n${'- *a\n'.repeat(999)}`],
  '999 aliases beside a list': [[50_000, 100_000, 200_000], size => `${configMap(0)}x: [${'1,'.repeat(size)}]\nz: &a b\ny:\n${'- *a\n'.repeat(999)}`],
  '999 merges of a map': [[5_000, 10_000, 20_000], size => `${configMap(0)}x: &a\n${times(size, index => `  k${index}: v`).join('\n')}\ny:\n${'- <<: *a\n'.repeat(999)}`],
  'merges of a small map': [[250, 500, 999], size => `${configMap(0)}x: &a\n${times(50, index => `  k${index}: v`).join('\n')}\ny:\n${'- <<: *a\n'.repeat(size)}`],
  'carriage returns': [[50_000, 100_000, 200_000], size => '\r'.repeat(size)],
  'items of a List in one line of JSON': [[20_000, 40_000, 80_000], size => JSON.stringify({
    apiVersion: 'v1', kind: 'List', items: times(size, index => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c${index}` } })),
  })],
  'other keys of a List': [[10_000, 20_000, 40_000], size => `apiVersion: v1\nkind: List\nitems:\n${configMap(0).trim().replace(/^/gm, '  ').replace('  ', '- ')}\n`
    + `${times(size, index => `key${index}: v`).join('\n')}\n`],
  'items of a ConfigMapList': [[50_000, 100_000, 200_000], size => JSON.stringify({
    apiVersion: 'v1', kind: 'ConfigMapList', items: times(size, index => ({ metadata: { name: `c${index}` } })),
  })],
  'files': [[2_500, 5_000, 10_000], size => Object.fromEntries(times(size, index => [`d${index % 10}/${index}.yaml`, configMap(index)]))],
  'objects with plugins': [[10_000, 20_000, 50_000], size => times(Math.floor(size / 30), index => [...times(28, one => configMap(28 * index + one)), plugin(index)]
    .join('---\n')).join('---\n')],
  'plugins of one namespace': [[500, 1_000, 2_000], size => times(size, index => plugin(index).replaceAll(/namespace: n\d+/g, 'namespace: n')).join('---\n')],
  'malformed documents': [[10_000, 20_000, 40_000], size => 'a: [\n---\n'.repeat(size)],
};

const { values: { lib, only, timeout } } = parseArgs({
  options: { lib: { type: 'string', default: join(ROOT, 'lib') }, only: { type: 'string', default: '' }, timeout: { type: 'string', default: '120' } },
});
const MAIN = join(lib, 'cli', 'main.js');
if (!existsSync(MAIN)) {
  throw new Error('there is no lib/: npx projen compile');
}
const WORK = mkdtempSync(join(tmpdir(), 'hostile-'));
const HOOK = join(WORK, 'usage.cjs');
const USAGE = join(WORK, 'usage.json');

/** Runs the command in a separate process, which reports at its end what it used. */
function check(input) {
  const directory = mkdtempSync(join(WORK, 'input-'));
  const files = typeof input === 'string' ? { 'a.yaml': input } : input;
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const { status, stderr } = spawnSync(process.execPath, ['--require', HOOK, MAIN, 'check', '.', '--output', join(WORK, 'report')], {
    cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 30, timeout: 1000 * Number(timeout),
  });
  rmSync(directory, { recursive: true });
  if (status === null) { return { failed: `not done in ${timeout} s` }; }
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(USAGE, 'utf8'));
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, status, crashed: /\w*Error: /.exec(stderr)?.[0] };
}

/** The slope of a line through the points, on logarithmic scales. */
function exponentOf(points) {
  const logs = points.map(([size, seconds]) => [Math.log(size), Math.log(seconds)]);
  const mean = index => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

try {
  writeFileSync(HOOK, `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require('node:fs').writeFileSync(${JSON.stringify(USAGE)}, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS }));
  });\n`);
  const { seconds: start } = check(configMap(0));
  console.log(`Node ${process.versions.node}; ${start.toFixed(2)} s for a file with one object are subtracted\n`);
  console.log('| input | sizes | CPU seconds | megabytes | exponent | exit code |\n|---|---|---|---|---|---|');
  for (const [name, [sizes, inputOf]] of Object.entries(INPUTS).filter(([one]) => one.includes(only))) {
    const results = sizes.map(size => check(inputOf(size)));
    const points = results.flatMap(({ seconds }, index) => seconds - start >= SHORTEST ? [[sizes[index], seconds - start]] : []);
    const exponent = points.length > 1 ? exponentOf(points) : undefined;
    console.log(`| ${[
      name,
      sizes.map(size => size.toLocaleString('en')).join(' / '),
      results.map(({ failed, seconds }) => failed ?? (seconds - start).toFixed(1)).join(' / '),
      results.map(({ megabytes }) => megabytes === undefined ? '-' : Math.round(megabytes)).join(' / '),
      exponent === undefined ? 'too short to measure' : exponent.toFixed(2),
      results.map(({ status, crashed }) => crashed ? `crashed: ${crashed}` : status ?? '-').join(' / '),
    ].join(' | ')} |`);
    if (results.some(({ failed, crashed }) => failed || crashed) || exponent > LARGEST_EXPONENT) { process.exitCode = 1; }
  }
} finally {
  rmSync(WORK, { recursive: true });
}
