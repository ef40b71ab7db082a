/**
 * What the check of a whole app costs when it is synthesized: the same app with the check and without it, in turn, each in a process of its own.
 *
 *   npx projen compile
 *   node bench/synth.mjs [--clusters N] [--plugins N] [--runs N]
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '300' }, plugins: { type: 'string', default: '20' }, runs: { type: 'string', default: '7' }, once: { type: 'string' },
  },
});

/** Defines and synthesizes an app; prints both times. */
function once(checked) {
  const { App, Chart } = require('cdk8s');
  const { ClusterWithPlugins, Distribution, Operator, StandalonePlugin } = require(ROOT);
  if (!checked) {
    require(join(ROOT, 'lib/check/app-validation')).validateApp = () => {};
  }
  const start = performance.now();
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' });
  const plugins = Array.from({ length: Number(values.plugins) }, (_, index) =>
    new StandalonePlugin(chart, `plugin-${index}`, { operator, pluginName: `plugin-${index}.my-org.io`, image: 'plugin:1' }));
  const db = new Chart(app, 'db', { namespace: 'shop' });
  for (let index = 0; index < Number(values.clusters); index++) {
    new ClusterWithPlugins(db, `db-${index}`, {
      instances: 3, storage: { size: '10Gi' }, postgresql: { parameters: { max_connections: '200' } }, plugins: [{ plugin: plugins[index % plugins.length] }],
    });
  }
  const defined = performance.now();
  app.synthYaml();
  process.stdout.write(JSON.stringify([defined - start, performance.now() - defined]));
}

function measure(checked) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...process.argv.slice(2), '--once', String(checked)], {
    encoding: 'utf8',
  });
  if (status !== 0) { throw new Error(stderr); }
  return JSON.parse(stdout);
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)].toFixed(0);

if (values.once !== undefined) {
  once(values.once === 'true');
} else {
  const runs = Array.from({ length: Number(values.runs) }, () => [measure(true), measure(false)]);
  console.log(`${values.clusters} clusters, ${values.plugins} plugins; Node ${process.versions.node}; medians of ${values.runs} runs in turn\n`);
  console.log('| | defining, ms | synthesis, ms |\n|---|---|---|');
  ['with the check of the app', 'without it'].forEach((title, index) => {
    const of = part => median(runs.map(run => run[index][part]));
    console.log(`| ${title} | ${of(0)} | ${of(1)} |`);
  });
}
