/**
 * How long `cdk8s-cnpg-i check` takes for a repository of many files and roots, and how much memory, without the builds: kustomize is a script that prints
 * what its kustomization has.
 *
 *   npx projen compile
 *   node bench/repository.mjs [--files N] [--roots N] [--kustomize]
 *
 * With --kustomize, the program on PATH builds.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { files: { type: 'string', default: '2000' }, roots: { type: 'string', default: '200' }, lib: { type: 'string' }, kustomize: { type: 'boolean' } } });
const LIB = values.lib ?? join(dirname(dirname(fileURLToPath(import.meta.url))), 'lib');
const WORK = mkdtempSync(join(tmpdir(), 'bench-'));
const HOOK = join(WORK, 'memory.cjs');

const write = (path, text) => {
  mkdirSync(dirname(join(WORK, path)), { recursive: true });
  writeFileSync(join(WORK, path), text);
};
const cluster = (name, more = '') => `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: ${name}\nspec:\n  instances: 3\n  storage:\n    size: 10Gi\n${more}`;

const [files, roots] = [Number(values.files), Number(values.roots)];
const each = Math.floor(files / roots) - 2;
for (let base = 0; base < 20; base++) {
  write(`repo/bases/b${base}/kustomization.yaml`, 'resources: [cluster.yaml]\n');
  write(`repo/bases/b${base}/cluster.yaml`, cluster(`db-${base}`));
}
for (let root = 0; root < roots; root++) {
  const names = Array.from({ length: each }, (_, index) => `c${index}.yaml`);
  write(`repo/apps/a${root}/kustomization.yaml`, `namespace: n${root}\nresources: [../../bases/b${root % 20}, ${names.join(', ')}]\npatches: [{path: patch.yaml}]\n`);
  write(`repo/apps/a${root}/patch.yaml`, cluster(`db-${root % 20}`).replace('instances: 3', 'instances: 5'));
  names.forEach((name, index) => write(`repo/apps/a${root}/${name}`, cluster(`c${index}`, index === 0 ? '  logLevel: loud\n' : '')));
}
write('bin/kustomize', '#!/bin/sh\nPATH=/usr/bin:/bin\n[ "$1" = version ] && { echo v5.0.0; exit 0; }\nfor f in c*.yaml; do echo ---; cat "$f"; done\n');
chmodSync(join(WORK, 'bin/kustomize'), 0o755);
writeFileSync(HOOK, 'process.on("exit", () => { const u = process.resourceUsage(); require("fs").writeSync(2, `\\nMEASURED ${u.maxRSS} ${u.userCPUTime + u.systemCPUTime}\\n`); });');

try {
  const PATH = values.kustomize ? process.env.PATH : [join(WORK, 'bin')].join(delimiter);
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', HOOK, join(LIB, 'cli', 'main.js'), 'check', 'repo'], {
    cwd: WORK, env: { PATH }, encoding: 'utf8', maxBuffer: 1e9,
  });
  const seconds = (performance.now() - start) / 1000;
  const [, memory, cpu] = /MEASURED (\d+) (\d+)/.exec(stderr) ?? [];
  console.log(stdout.trimEnd().split('\n').slice(-2).join('\n'));
  console.log(`${seconds.toFixed(1)} s, ${(Number(cpu) / 1e6).toFixed(1)} s of CPU, ${Math.round(Number(memory) / 1024)} MB`);
} finally {
  rmSync(WORK, { recursive: true });
}
