import { ChildProcess, spawn } from 'child_process';
import { chmodSync, copyFileSync, mkdtempSync, openSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';
import { programs } from './programs';

/** Starts a program whose output goes to a file; it is stopped by its pid. */
export function start(
  program: string, args: string[], log: string, options: { env?: Record<string, string>; cwd?: string; uid?: number; gid?: number } = {},
): ChildProcess {
  const out = openSync(log, 'a');
  const child = spawn(program, args, {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    uid: options.uid,
    gid: options.gid ?? options.uid,
  });
  child.on('error', error => {
    throw error;
  });
  return child;
}

/** Ends a program, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}

/** A copy of a program that any user may run: a cache is its owner's alone. */
export function executable(name: 'plugin' | 'connect'): string {
  return executableCopy(programs()[name]);
}

/** A copy that any user may run. */
export function executableCopy(program: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'program-')), basename(program));
  chmodSync(dirname(path), 0o755);
  copyFileSync(program, path);
  chmodSync(path, 0o755);
  return path;
}
