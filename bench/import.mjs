/**
 * What the library adds to the start of a program, in each language, over what it depends on.
 *
 *   node bench/import.mjs [--runs N] [node python java go]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const BENCH = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(BENCH);
const CACHE = join(process.env.CDK8S_CNPG_I_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-cnpg-i'), 'languages');
const WORK = mkdtempSync(join(tmpdir(), 'bench-'));

// The bindings unpack npm packages when they first need them, and Go keeps what it compiled: the first synth is to find neither.
const ENV = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(WORK, 'packages'),
  MAVEN_OPTS: `-Dmaven.repo.local=${join(CACHE, 'maven')}`,
  NODE_NO_WARNINGS: '1',
};
const FIRST = { GOCACHE: join(WORK, 'go-cache') };

const run = (command, args, options = {}) => execFileSync(command, args, { cwd: WORK, env: ENV, stdio: 'pipe', encoding: 'utf8', ...options });

/** Copies the quickstart to where its path to the built package still holds. */
function place(language) {
  const target = join(WORK, 'examples', language, 'quickstart');
  cpSync(join(ROOT, 'examples', language, 'quickstart'), target, { recursive: true, filter: path => !/quickstart.(dist|target)$/.test(path) });
  return target;
}

/** A language: what has to be built before, and what prepares its programs: each a title, a command, and the title of what it is compared with. */
const LANGUAGES = {
  node: { example: 'typescript', built: [join(ROOT, 'lib', 'index.js')], prepare: prepareNode },
  python: { example: 'python', built: [join(ROOT, 'dist', 'python')], prepare: preparePython },
  java: { example: 'java', built: [join(ROOT, 'dist', 'java'), join(CACHE, 'maven')], prepare: prepareJava },
  go: { example: 'go', built: [join(ROOT, 'dist', 'go'), CACHE], prepare: prepareGo },
};

function prepareNode() {
  mkdirSync(join(WORK, 'examples', 'node_modules'), { recursive: true });
  symlinkSync(ROOT, join(WORK, 'examples', 'node_modules', 'cdk8s-cnpg-i'));
  symlinkSync(join(ROOT, 'node_modules'), join(WORK, 'node_modules'));
  const app = 'const { App, Chart } = require("cdk8s"); const chart = new Chart(new App(), "plugins");';
  const plugin = 'new StandalonePlugin(chart, "example", { pluginName: "example.my-org.io", image: "example:1.0.0" });';
  const program = code => [process.execPath, ['-e', code], { cwd: join(WORK, 'examples') }];
  return [
    ['nothing', program('')],
    ['cdk8s', program('require("cdk8s")'), 'nothing'],
    ['cdk8s and cdk8s-plus-28', program('require("cdk8s"); require("cdk8s-plus-28")'), 'cdk8s'],
    ['cdk8s-cnpg-i', program('require("cdk8s-cnpg-i")'), 'cdk8s'], // it loads cdk8s-plus-28 with the first plugin
    ['cdk8s-cnpg-i, one plugin', program(`${app} const { StandalonePlugin } = require("cdk8s-cnpg-i"); ${plugin}`), 'cdk8s and cdk8s-plus-28'],
  ];
}

function preparePython() {
  run('python3', ['-m', 'venv', 'venv']);
  ENV.PATH = [join(WORK, 'venv', 'bin'), ENV.PATH].join(delimiter);
  run(join(WORK, 'venv', 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'], { cwd: place('python') });
  const app = 'from cdk8s import App, Chart; chart = Chart(App(), "plugins"); ';
  const ours = 'from cdk8s_cnpg_i import StandalonePlugin; ';
  const plugin = 'StandalonePlugin(chart, "example", plugin_name="example.my-org.io", image="example:1.0.0")';
  const program = code => [join(WORK, 'venv', 'bin', 'python'), ['-c', code]];
  return [
    ['nothing', program('')],
    ['cdk8s', program('import cdk8s'), 'nothing'],
    ['cdk8s and cdk8s-plus-28', program('import cdk8s, cdk8s_plus_28'), 'cdk8s'],
    ['cdk8s-cnpg-i', program('import cdk8s_cnpg_i'), 'cdk8s and cdk8s-plus-28'],
    ['cdk8s-cnpg-i, one plugin', program(app + ours + plugin), 'cdk8s-cnpg-i'],
  ];
}

const COMPILED = [
  ['nothing', 'nothing'],
  ['cdk8s, an App', 'cdk8s', 'nothing'],
  ['cdk8s-plus-28, a ServiceAccount', 'plus', 'cdk8s, an App'],
  ['cdk8s-cnpg-i, one plugin', 'plugin', 'cdk8s-plus-28, a ServiceAccount'],
];

function prepareJava() {
  rmSync(join(CACHE, 'maven', 'io', 'github', 'cdk8s-cnpg-i'), { recursive: true, force: true }); // an older build
  const file = join(WORK, 'classpath');
  run('mvn', ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${file}`], { cwd: place('java') });
  const classpath = [join(WORK, 'classes'), readFileSync(file, 'utf8').trim()].join(delimiter);
  run('javac', ['-d', join(WORK, 'classes'), '-cp', classpath, join(BENCH, 'Import.java')]);
  return COMPILED.map(([title, step, base]) => [title, ['java', ['-cp', classpath, 'Import', step]], base]);
}

const MODULES = {
  'constructs': 'aws/constructs-go/constructs/v10',
  'cdk8s': 'cdk8s-team/cdk8s-core-go/cdk8s/v2',
  'cdk8s-plus-28': 'cdk8s-team/cdk8s-plus-go/cdk8splus28/v2',
};

const installed = name => JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

function prepareGo() {
  const quickstart = place('go');
  cpSync(join(BENCH, 'import.go'), join(quickstart, 'bench', 'import.go'));
  appendFileSync(join(quickstart, 'go.mod'), `\nrequire github.com/${MODULES['cdk8s-plus-28']} v${installed('cdk8s-plus-28')}\n`);
  // bindings that the language's check has generated, where those of the registry do not serve
  const replaced = Object.entries(MODULES).flatMap(([name, module]) => {
    const folder = readdirSync(CACHE).find(entry => entry.startsWith(`go-${name}-${installed(name)}-`));
    return folder ? [`replace github.com/${module} => ${join(CACHE, folder)}`] : [];
  });
  writeFileSync(join(WORK, 'go.work'), ['go 1.25', 'use ./examples/go/quickstart', ...replaced, ''].join('\n'));
  run('go', ['build', '-o', join(WORK, 'import'), './bench'], { cwd: quickstart });
  return COMPILED.map(([title, step, base]) => [title, [join(WORK, 'import'), [step]], base]);
}

function seconds([command, args, options = {}]) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { cwd: WORK, env: ENV, encoding: 'utf8', ...options });
  if (status !== 0) { throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr.slice(-2000)}`); }
  return (performance.now() - start) / 1000;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

/** Times the programs in turn, so that a machine that becomes slower slows all of them; differences are of programs of the same turn. */
function compare(programs, runs) {
  programs.forEach(([, program]) => seconds(program)); // what only a first run does
  const turns = Array.from({ length: runs }, () => programs.map(([, program]) => seconds(program)));
  return programs.map(([title, , base], index) => {
    const below = programs.findIndex(([other]) => other === base);
    const time = median(turns.map(turn => turn[index]));
    return { title, time, base, more: base && median(turns.map(turn => turn[index] - turn[below])) };
  });
}

/** The first synth of the quickstart, and the ones behind it. */
function synths(example, runs) {
  const program = ['cdk8s', ['synth', '--check-upgrade=false'], { cwd: place(example), env: { ...ENV, ...FIRST } }];
  rmSync(ENV.JSII_RUNTIME_PACKAGE_CACHE_ROOT, { recursive: true, force: true });
  const first = seconds(program);
  return { first, next: median(Array.from({ length: runs }, () => seconds(program))) };
}

function measure(language, runs) {
  const { example, built, prepare } = LANGUAGES[language];
  const absent = built.filter(path => !existsSync(path));
  if (absent.length > 0) {
    console.log(`\n${language}: skipped, ${absent.join(' and ')} is not there (npx projen compile, and test/languages/run)`);
    return;
  }
  let programs;
  try {
    programs = prepare();
  } catch (error) {
    console.log(`\n${language}: skipped, it could not be prepared: ${(error.stderr || error.message).trim().split('\n').at(-1)}`);
    return;
  }
  console.log(`\n| ${language} | seconds | |\n|---|---|---|`);
  for (const { title, time, base, more } of compare(programs, runs)) {
    console.log(`| ${title} | ${time.toFixed(2)} | ${base ? `${more.toFixed(2)} more than ${base}` : ''} |`);
  }
  const { first, next } = synths(example, Math.min(runs, 3));
  console.log(`| cdk8s synth of the quickstart, the first | ${first.toFixed(2)} | |`);
  console.log(`| cdk8s synth of the quickstart, again | ${next.toFixed(2)} | |`);
}

const { values, positionals } = parseArgs({ options: { runs: { type: 'string', default: '11' } }, allowPositionals: true });
symlinkSync(join(ROOT, 'dist'), join(WORK, 'dist'));
try {
  console.log(`medians of ${values.runs} runs in turn; ${cpus().length} processors, Node ${process.versions.node}`);
  for (const language of positionals.length > 0 ? positionals : Object.keys(LANGUAGES)) {
    measure(language, Number(values.runs));
  }
} finally {
  rmSync(WORK, { recursive: true, force: true });
}
