import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arguments, argumentsOf } from './arguments';
import { SHELLS } from './choices';
import { completionFor } from './completion';
import { Configured } from './configured';
import { explanationOf, listOf, nearest } from './explain';
import { fixFiles, Judge } from './fix';
import { HELP } from './help';
import { writeReport } from './output';
import { declaredPluginsOf } from './plugin-facts';
import { gitlabReport } from './reports/gitlab';
import { jsonReport } from './reports/json';
import { junitReport } from './reports/junit';
import { plainLine, printable } from './reports/printable';
import { sarifReport } from './reports/sarif';
import { textReport } from './reports/text';
import { UsageError } from './usage-error';
import { check } from '../checker/check';
import { noteLine, plural, problemLine, Report, summaryOf, unusedLine } from '../checker/report';
import { baselineOf } from '../configuration/baseline';
import type * as Library from '../lsp/protocol-library';
import type * as Server from '../lsp/server';
import { IsExcluded, STANDARD_INPUT } from '../manifests/files';
import { Input } from '../manifests/input';
import { expandPatterns } from '../manifests/patterns';
import { read, Sources } from '../manifests/read';
import { Rule } from '../rules/engine/rule';

/** Where a run reads from and writes to. */
export interface Io {
  readonly cwd: string;
  readonly env: Record<string, string | undefined>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

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
      case 'lsp': return await serveEditor(args, rules);
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
async function serveEditor(args: Arguments, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const [{ serve }, { MissingLibraryError }] = [require('../lsp/server') as typeof Server, require('../lsp/protocol-library') as typeof Library];
  try {
    return await serve({ ...args, version: packageVersion() }, rules);
  } catch (error) {
    throw error instanceof MissingLibraryError ? new UsageError(error.message) : error;
  }
}

async function checkAndReport(args: Arguments, io: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  const standardInput = args.paths.includes(STANDARD_INPUT) ? await upTo(args.limits['input-size'] + 1, io.stdin) : undefined;
  const declaredPlugins = declaredPluginsOf(args.pluginFacts, io.cwd);
  const judge = (contents?: ReadonlyMap<string, Buffer>) => {
    const configured = new Configured(args, io.cwd, rules);
    const input = configured.apply(inputOf(args, io.cwd, configured.excludes, { standardInput, contents }));
    return check(input, { ...args, declaredPlugins, decisions: configured.decisions, covers: configured.covers, version: packageVersion() }, rules);
  };
  if (args.command === 'baseline') { return writeBaseline(judge(), args, new Configured(args, io.cwd, rules), io); }
  return args.fix ? fixAndReport(args, io, judge) : show(judge(), args, io);
}

/** The changes go to the standard error output if something else is on the standard output. */
function fixAndReport(args: Arguments, io: Io, judge: Judge): number {
  const { report, lines, patch, exitCode } = fixFiles(args, io.cwd, judge);
  const text = lines.map(line => `${plainLine(line)}\n`).join('');
  if (!args.dryRun) {
    (args.format === 'text' ? io.stdout : io.stderr).write(text);
    return show(report, args, io);
  }
  io.stdout.write(io.stdout.isTTY ? patch.split('\n').map(plainLine).join('\n') : patch);
  io.stderr.write(text);
  return Math.max(show(report, args, { ...io, stdout: io.stderr }), exitCode);
}

/** Prints or writes a report; returns the exit code. */
function show(report: Report, args: Arguments, io: Io): number {
  if (args.output === undefined) {
    io.stdout.write(formatted(report, args, isColored(io)));
  } else {
    writeReport(args.output, io.cwd, report.files, formatted(report, args, false));
  }
  // if the report is not on the terminal in full, show the problems and the summary there
  if (args.format !== 'text' || args.output !== undefined) {
    const rest = args.quiet ? [] : [...report.notes.map(noteLine), summaryOf(report)];
    io.stderr.write([...report.problems.map(problemLine), ...report.unused.map(unusedLine), ...rest].map(line => `${plainLine(line)}\n`).join(''));
  }
  return report.problems.length > 0 ? 2 : Number(report.findings.length + report.unused.length > 0);
}

/** All findings become the baseline; what could not be checked has none. */
function writeBaseline(report: Report, { output, quiet }: Arguments, configured: Configured, io: Io): number {
  const file = output ?? configured.baselineFile;
  writeReport(file, io.cwd, report.files, baselineOf(report.findings, configured.placeOfBaseline(file)));
  const written = [`${plural(report.findings.length, 'finding')} written to ${file}.`, ...configured.adviceFor(file) ?? []];
  io.stderr.write([...report.problems.map(problemLine), ...quiet ? [] : written].map(line => `${plainLine(line)}\n`).join(''));
  return report.problems.length > 0 ? 2 : 0;
}

function inputOf(args: Arguments, cwd: string, exclude: IsExcluded, contents: Pick<Sources, 'standardInput' | 'contents'>): Input {
  const { paths, problems } = expandPatterns(args.paths, cwd, args.limits);
  const input = paths.length === 0 ? { files: [], sets: [], ignored: 0, problems: [] } : read({ ...args, ...contents, paths, cwd, exclude });
  return { ...input, problems: [...problems, ...input.problems] };
}

/** The bytes of a stream, which may have no end. */
async function upTo(most: number, chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    size += chunk.length;
    if (size >= most) { break; }
  }
  return Buffer.concat(kept);
}

function formatted(report: Report, { format, quiet }: Arguments, colored: boolean): string {
  switch (format) {
    case 'text': return textReport(report, colored, quiet);
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
    case 'junit': return junitReport(report);
    case 'gitlab': return gitlabReport(report);
  }
}

/** https://no-color.org and https://force-color.org; FORCE_COLOR wins, because it is set on purpose. */
function isColored({ env, stdout }: Io): boolean {
  if (env.FORCE_COLOR) { return env.FORCE_COLOR !== '0'; }
  return !env.NO_COLOR && stdout.isTTY === true && env.TERM !== 'dumb';
}

function packageVersion(): string {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version;
}
