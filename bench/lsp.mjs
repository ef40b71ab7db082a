/**
 * The time from a change in an editor to the findings of the language server: a client sends 100 changes of a file of 500 lines, one after the other, as
 * somebody types and deletes. The folder has 50 other manifests. Fails if a change takes 200 ms or longer: run it on a machine that does nothing else. The CPU
 * time of the server (Linux only) also tells on a busy one.
 *
 *   npx projen compile
 *   node bench/lsp.mjs [--lib DIR] [--edits N] [--lines N] [--files N]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    lib: { type: 'string', default: join(ROOT, 'lib') },
    edits: { type: 'string', default: '100' },
    lines: { type: 'string', default: '500' },
    files: { type: 'string', default: '50' },
  },
});
const ALLOWED = 200;

const cluster = name => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
  namespace: shop
spec:
  instances: 3
  storage:
    size: 10Gi
  postgresql:
    parameters:
      shared_buffers: 256MB
      work_mem: 16MB
  resources:
    requests:
      memory: 1Gi
      cpu: "1"
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters:
        barmanObjectName: ${name}
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: ${name}
  namespace: shop
spec:
  schedule: "0 0 2 * * *"
  method: plugin
  pluginConfiguration:
    name: barman-cloud.cloudnative-pg.io
  cluster:
    name: ${name}
---
`;
const store = name => `apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata:
  name: ${name}
  namespace: shop
spec:
  configuration:
    destinationPath: s3://backups/${name}
    s3Credentials:
      inheritFromIAMRole: true
`;

let text = '';
for (let index = 0; text.split('\n').length < Number(values.lines); index++) { text += cluster(`c${index}`); }
const folder = mkdtempSync(join(tmpdir(), 'bench-lsp-'));
for (let index = 0; index < Number(values.files); index++) { writeFileSync(join(folder, `store-${index}.yaml`), store(`c${index}`)); }
const uri = pathToFileURL(join(folder, 'db.yaml')).href;

const server = spawn(process.execPath, [join(resolve(values.lib), 'cli', 'main.js'), 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
let arrived = () => {};
connection.onNotification('textDocument/publishDiagnostics', ({ version, diagnostics }) => arrived(version, diagnostics));
connection.listen();

/** Sends a text, and waits for what is found in it. */
function found(version, send) {
  return new Promise(done => {
    arrived = (of, diagnostics) => { if (of === version) { done(diagnostics); } };
    send();
  });
}

await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'f' }] });
await connection.sendNotification('initialized', {});
const opened = performance.now();
await found(1, () => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } }));
const first = performance.now() - opened;

/** The CPU time of the server in milliseconds: user and system, in ticks of 10 ms. */
function cpu() {
  const stat = `/proc/${server.pid}/stat`;
  const fields = existsSync(stat) ? readFileSync(stat, 'utf8').replace(/^.*\) /, '').split(' ') : [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
const before = cpu();

// a field is typed into the middle of the file letter by letter, and deleted again: most of these texts are invalid or have a finding
const lines = text.split('\n');
const at = lines.findIndex((line, index) => index > lines.length / 2 && line === '  instances: 3');
const typed = '  primaryUpdateStrategy: unsupervise';
const times = [];
let findings = 0;
for (let edit = 0; edit < Number(values.edits); edit++) {
  const period = edit % (2 * typed.length);
  const line = typed.slice(0, period < typed.length ? period + 1 : 2 * typed.length - period);
  const changed = [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
  const start = performance.now();
  const diagnostics = await found(edit + 2, () => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: edit + 2 }, contentChanges: [{ text: changed }] }));
  times.push(performance.now() - start);
  findings += diagnostics.length;
}
const used = (cpu() - before) / times.length;
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
connection.dispose();
rmSync(folder, { recursive: true });

const sorted = [...times].sort((a, b) => a - b);
const quantile = share => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(1);
console.log(`${lines.length} lines, ${values.files} other files, ${times.length} edits with ${findings} findings: `
  + `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, max ${quantile(1)} ms; CPU ${used.toFixed(0)} ms each; opening the file ${first.toFixed(0)} ms`);
if (sorted[sorted.length - 1] >= ALLOWED) { process.exitCode = 1; }
