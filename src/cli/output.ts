import { closeSync, openSync, readSync, Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error';
import { writeWhole } from '../manifests/write';

/** Reports of this command name it near their beginning. */
const REPORT = /^\{\s*"(?:\$schema|version)":[^]*"name": "cdk8s-cnpg-i"/;

/** Writes a report to a file: all of it or nothing. An input of the run is not overwritten, except an earlier report. */
export function writeReport(output: string, cwd: string, inputs: string[], text: string): void {
  const path = resolve(cwd, output);
  const old = statusOf(path);
  const input = old?.isFile() ? inputs.find(file => isSame(old, statusOf(resolve(cwd, file)))) : undefined;
  if (input !== undefined && !isReport(path)) {
    throw new UsageError(`--output "${output}" is the input "${input}": use another file.`);
  }
  try {
    writeWhole(path, text, old);
  } catch (error) {
    throw new UsageError(`cannot write --output "${output}" (${(error as NodeJS.ErrnoException).code}): use a file in an existing directory.`);
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isSame(one: Stats, other?: Stats): boolean {
  return one.ino === other?.ino && one.dev === other.dev;
}

function isReport(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const begin = Buffer.alloc(400);
    return REPORT.test(begin.toString('utf8', 0, readSync(file, begin)));
  } finally {
    closeSync(file);
  }
}
