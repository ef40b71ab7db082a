import { Arguments } from './arguments';
import { Io } from './io';
import { writeReport } from './output';
import { plainLine } from './reports/printable';
import { upTo } from './standard-input';
import { UsageError } from './usage-error';
import { plural, problemLine } from '../checker/report';
import { Configured } from '../configuration/configured';
import type * as Import from '../import/import';
import { STANDARD_INPUT } from '../manifests/files';
import { Input } from '../manifests/input';
import { expandPatterns } from '../manifests/patterns';
import { Problem } from '../manifests/problem';
import { read } from '../manifests/read';
import { Rule } from '../rules/engine/rule';

/** Prints or writes the program for manifests; returns the exit code. */
export async function writeProgram(args: Arguments, io: Io, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  const { cwd } = io;
  const { importObjects, PRINTERS } = loadImport();
  const standardInput = args.paths.includes(STANDARD_INPUT) ? await upTo(args.limits['input-size'] + 1, io.stdin) : undefined;
  const input = readInput(args, io, rules, standardInput);
  const items = input.sets.flatMap(set => set.items);
  const { program, plain, impossible } = importObjects({ items, cwd, standardInput, settings: args });
  const problems: Problem[] = [...input.problems, ...[...impossible].map(([{ file, item, lineOf }, reason]) => ({
    file, line: lineOf([]), message: `${item} cannot be in a program: ${reason}`,
  }))];
  if (items.length > impossible.size) {
    const text = PRINTERS[args.language](program);
    if (args.output === undefined) {
      io.stdout.write(text);
    } else {
      writeReport(args.output, cwd, input.files, text);
    }
  }
  const notes = plain.map(({ object: { item, file, lineOf }, reasons }) => `${file}:${lineOf([])}: ${item} is not a construct of the library: ${reasons[0]}`);
  const summary = `${plural(items.length - impossible.size, 'object')} imported${plain.length > 0 ? `, ${plain.length} of them as ApiObject, for the reasons above` : ''}.`;
  io.stderr.write([...problems.map(problemLine), ...args.quiet ? [] : [...notes, summary]].map(line => `${plainLine(line)}\n`).join(''));
  return problems.length > 0 ? 2 : 0;
}

function readInput(args: Arguments, { cwd }: Io, rules: ReadonlyArray<Rule<any>>, standardInput?: Buffer): Input {
  const configured = new Configured(args, cwd, rules);
  const { paths, problems } = expandPatterns(args.paths, cwd, args.limits);
  if (paths.length === 0) { return { files: [], sets: [], ignored: 0, problems }; }
  const input = read({ ...args, paths, cwd, standardInput, exclude: configured.excludes });
  return { ...input, problems: [...problems, ...configured.apply(input).problems] };
}

/** Loads cdk8s, which users of the other commands may not have. */
function loadImport(): typeof Import {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('../import/import');
  } catch (error) {
    const missing = /Cannot find module '(cdk8s|cdk8s-plus-28|constructs)'/.exec((error as Error).message)?.[1];
    if (missing === undefined) { throw error; }
    throw new UsageError(`import needs the package ${missing}: run npm install cdk8s cdk8s-plus-28 constructs.`);
  }
}
