import { ChildProcess, spawn } from 'child_process';
import { openSync } from 'fs';

/** Starts a program whose output goes to a file; it is stopped by its pid. */
export function start(
  program: string, args: string[], log: string, options: { env?: Record<string, string>; cwd?: string; uid?: number } = {},
): ChildProcess {
  const out = openSync(log, 'a');
  const child = spawn(program, args, {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    uid: options.uid,
    gid: options.uid,
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
