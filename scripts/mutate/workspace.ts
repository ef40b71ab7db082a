import { execFileSync } from 'child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { NumberedMutant, withSwitches } from './mutants';

/** A copy of the checkout whose source has the switches of mutants; returns its directory. */
export function copyWithSwitches(root: string, mutants: readonly NumberedMutant[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  for (const file of listed.split('\0').filter(name => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const file of new Set(mutants.map(mutant => mutant.file))) {
    writeFileSync(join(copy, file), withSwitches(readFileSync(join(root, file), 'utf8'), mutants.filter(mutant => mutant.file === file)));
  }
  return copy;
}
