import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showArchives } from './archives';
import { Arguments, argumentsOf } from './arguments';
import { SHELLS } from './choices';
import { completionFor } from './completion';
import { explanationOf, listOf, nearest } from './explain';
import { fixFiles } from './fix';
import { HELP } from './help';
import type * as Importing from './import';
import { Io } from './io';
import { Judge } from './judge';
import { migrateFiles } from './migrate';
import { writeReport } from './output';
import { declaredPluginsOf } from './plugin-facts';
import { plainLine, printable } from './reports/printable';
import { show } from './show';
import { UsageError } from './usage-error';
import { plural, problemLine, Report } from '../checker/report';
import { baselineOf } from '../configuration/baseline';
import { Configured } from '../configuration/configured';
import type * as Library from '../lsp/protocol-library';
import type * as Server from '../lsp/server';
import { Rule } from '../rules/engine/rule';

/** Runs the command and returns its exit code. */
export async function run(argv: string[], io: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  try {
    const args = argumentsOf(argv);
    switch (args.command) {
      case 'help': return print(io, HELP);
      case 'version': return print(io, `${packageVersion()}\n`);
      case 'list-rules': return print(io, listOf(rules));
      case 'explain': return print(io, explain(args.explain!, rules));
      case 'completion': return print(io, completionFor(args.paths[0] as typeof SHELLS[number]));
      case 'check':
      case 'baseline': return await checkAndReport(args, io, rules);
      case 'migrate': return await migrateFiles(args, io, packageVersion(), rules);
      case 'import': return await importManifests(args, io, rules);
      case 'archives': return await showArchives(args, io, new Judge(args, io, packageVersion(), rules), packageVersion());
      case 'lsp': return await serveEditor(args, io, rules);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) { throw error; }
    io.stderr.write(`cdk8s-cnpg-i: ${printable(error.message)}\n`);
    return 2;
  }
}

function print({ stdout }: Io, text: string): number {
  stdout.write(text);
  return 0;
}

function explain(id: string, rules: ReadonlyArray<Rule<any>>): string {
  const rule = rules.find(one => one.id === id);
  if (!rule) {
    throw new UsageError(`unknown rule "${id}": the most similar are ${nearest(id, rules).join(', ')}; see --list-rules.`);
  }
  return explanationOf(rule);
}

/** The server is loaded for this command only. */
async function serveEditor(args: Arguments, { cwd }: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  const declaredPlugins = declaredPluginsOf(args.pluginFacts, cwd);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const [{ serve }, { MissingLibraryError }] = [require('../lsp/server') as typeof Server, require('../lsp/protocol-library') as typeof Library];
  try {
    return await serve({ ...args, declaredPlugins, version: packageVersion() }, rules);
  } catch (error) {
    throw error instanceof MissingLibraryError ? new UsageError(error.message) : error;
  }
}

/** What needs cdk8s is loaded for this command only. */
async function importManifests(args: Arguments, io: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { writeProgram } = require('./import') as typeof Importing;
  return writeProgram(args, io, rules);
}

async function checkAndReport(args: Arguments, io: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  const judge = new Judge(args, io, packageVersion(), rules);
  if (args.command === 'baseline') { return writeBaseline(await judge.report(), args, new Configured(args, io.cwd, rules), io); }
  return args.fix ? fixAndReport(args, io, judge) : show(await judge.report(), args, io);
}

/** The changes go to the standard error output if something else is on the standard output. */
async function fixAndReport(args: Arguments, io: Io, judge: Judge): Promise<number> {
  const { report, lines, patch, exitCode } = await fixFiles(args, io.cwd, judge);
  const text = lines.map(line => `${plainLine(line)}\n`).join('');
  if (!args.dryRun) {
    (args.format === 'text' ? io.stdout : io.stderr).write(text);
    return show(report, args, io);
  }
  io.stdout.write(io.stdout.isTTY ? patch.split('\n').map(plainLine).join('\n') : patch);
  io.stderr.write(text);
  return Math.max(show(report, args, { ...io, stdout: io.stderr }), exitCode);
}

/** All findings become the baseline; what could not be checked has none. */
function writeBaseline(report: Report, { output, quiet }: Arguments, configured: Configured, io: Io): number {
  const file = output ?? configured.baselineFile;
  writeReport(file, io.cwd, report.files, baselineOf(report.findings, configured.placeOfBaseline(file)));
  const written = [`${plural(report.findings.length, 'finding')} written to ${file}.`, ...configured.adviceFor(file) ?? []];
  io.stderr.write([...report.problems.map(problemLine), ...quiet ? [] : written].map(line => `${plainLine(line)}\n`).join(''));
  return report.problems.length > 0 ? 2 : 0;
}

function packageVersion(): string {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version;
}
