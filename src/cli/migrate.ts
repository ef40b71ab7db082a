import { Arguments } from './arguments';
import { Io } from './io';
import { Judge } from './judge';
import { plainLine } from './reports/printable';
import { problemLine } from '../checker/report';
import { Configured } from '../configuration/configured';
import { unifiedDiff } from '../fix/diff';
import { Refusal } from '../fix/refusal';
import { TargetFiles } from '../fix/target-files';
import { filesOf } from '../manifests/files';
import { expandPatterns } from '../manifests/patterns';
import { Problem } from '../manifests/problem';
import { migrate, Migration } from '../migrate/migration';
import { changesOf, stepsOf } from '../migrate/report';
import { Rule } from '../rules/engine/rule';

/** Moves manifests to the plugin, or shows what would change: everything or nothing. */
export async function migrateFiles(args: Arguments, io: Io, version: string, rules: ReadonlyArray<Rule<any>>): Promise<number> {
  const files = new TargetFiles(io.cwd, args.paths);
  const judge = new Judge(args, io, version, rules);
  const migration = await migrate({
    cwd: io.cwd,
    paths: args.paths,
    names: namesOf(args, io, new Configured(args, io.cwd, rules)).filter(name => isReadable(name, files)),
    limits: args.limits,
    read: name => files.read(name),
    judge: contents => judge.verdict(contents),
  });
  const { contents, obstacles, byHand } = migration;
  const print = (stream: Io['stdout'] | Io['stderr'], lines: readonly string[]) => { stream.write(lines.map(line => `${plainLine(line)}\n`).join('')); };
  if (obstacles.length > 0) {
    print(io.stderr, [...obstacles.map(problemLine), ...migration.byHand.length > 0 ? changesOf(migration) : [], 'Nothing was written.']);
    return 2;
  }
  if (args.dryRun) {
    const patch = patchOf(migration, files);
    io.stdout.write(io.stdout.isTTY ? patch.split('\n').map(plainLine).join('\n') : patch);
  } else {
    const problems = write(migration, files);
    if (problems.length > 0) {
      print(io.stderr, [...problems.map(problemLine), 'Nothing was written.']);
      return 2;
    }
  }
  const steps = contents.size === 0 || args.quiet ? [] : stepsOf(migration);
  print(args.dryRun ? io.stderr : io.stdout, [...changesOf(migration), ...contents.size === 0 ? ['Nothing to move.'] : [], ...steps]);
  return Number(byHand.length > 0 || args.dryRun && contents.size > 0);
}

/** All files in the paths: manifests, and what marks the directories of kustomizations and charts. */
function namesOf({ paths: patterns, limits }: Arguments, { cwd }: Io, { excludes: exclude }: Configured): string[] {
  const { paths } = expandPatterns(patterns, cwd, limits);
  const others: string[] = [];
  const { files } = filesOf(paths, cwd, limits, { exclude, onOthersInput: file => others.push(file) });
  return [...new Set([...files, ...others])].sort();
}

/** A link to a file that is read anyway is left out, and so is what is outside of the paths. */
function isReadable(name: string, files: TargetFiles): boolean {
  try {
    files.read(name);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) { throw error; }
    return false;
  }
}

function patchOf({ contents }: Migration, files: TargetFiles): string {
  return [...contents].sort(([one], [other]) => one < other ? -1 : 1)
    .map(([file, bytes]) => unifiedDiff(file, files.exists(file) ? files.read(file).toString() : undefined, bytes.toString())).join('');
}

/** Writes all files. If one cannot be written, those before it get their old contents again. */
function write({ contents }: Migration, files: TargetFiles): Problem[] {
  const undo: Array<() => void> = [];
  for (const [file, bytes] of contents) {
    try {
      undo.push(files.put(file, bytes));
    } catch (error) {
      if (!(error instanceof Refusal)) { throw error; }
      undo.reverse().forEach(act => act());
      return [{ file, message: `not written: ${error.message}` }];
    }
  }
  return [];
}
