/**
 * What many clusters in one chart cost, beside the same objects without this library: CPU seconds of whole processes, in turn.
 *
 *   npx projen compile
 *   node bench/fleet.mjs [--clusters N] [--runs N]
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: { clusters: { type: 'string', default: '3000' }, runs: { type: 'string', default: '5' }, once: { type: 'string' } },
});
const SPEC = { instances: 3, storage: { size: '10Gi' }, postgresql: { parameters: { max_connections: '200' } } };

/** Defines and synthesizes the app; prints the CPU seconds. */
function once(side) {
  const { ApiObject, App, Chart } = require('cdk8s');
  const app = new App();
  const chart = new Chart(app, 'db', { namespace: 'shop' });
  const names = Array.from({ length: Number(values.clusters) }, (_, index) => `db-${index}`);
  if (side === 'ApiObject') {
    names.forEach(name => new ApiObject(chart, name, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name }, spec: SPEC }));
  } else {
    const { ClusterWithPlugins, Distribution, Operator } = require(ROOT);
    const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' });
    names.forEach(name => new ClusterWithPlugins(chart, name, { ...SPEC, operator }));
  }
  app.synthYaml();
  const { user, system } = process.cpuUsage();
  process.stdout.write(String((user + system) / 1e6));
}

function measure(side) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--clusters', values.clusters, '--once', side], { encoding: 'utf8' });
  if (status !== 0) { throw new Error(stderr); }
  return Number(stdout);
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

if (values.once !== undefined) {
  once(values.once);
} else {
  const runs = Array.from({ length: Number(values.runs) }, () => [measure('ApiObject'), measure('ClusterWithPlugins')]);
  const [raw, ours] = [0, 1].map(side => median(runs.map(run => run[side])));
  console.log(`${values.clusters} clusters; Node ${process.versions.node}; medians of ${values.runs} runs in turn, CPU seconds of whole processes\n`);
  console.log(`| ApiObject | ClusterWithPlugins | ratio |\n|---|---|---|\n| ${raw.toFixed(2)} | ${ours.toFixed(2)} | ${(median(runs.map(([a, b]) => b / a))).toFixed(1)} |`);
}
