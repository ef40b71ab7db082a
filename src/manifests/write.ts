import { chmodSync, realpathSync, renameSync, rmSync, Stats, writeFileSync } from 'node:fs';

/**
 * Writes a file: all of it or nothing. It keeps its permissions, and a link stays a link to it.
 *
 * @param old what is at the path now, if anything
 */
export function writeWhole(path: string, contents: string | Buffer, old?: Stats): void {
  if (old && !old.isFile()) { // a terminal, or a pipe
    writeFileSync(path, contents);
    return;
  }
  const target = old ? realpathSync(path) : path;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, contents, { flag: 'wx' });
    if (old) { chmodSync(temporary, old.mode); }
    renameSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') { rmSync(temporary, { force: true }); }
    throw error;
  }
}
