import { spawn } from 'node:child_process';

/** How a program is run. */
export interface ProgramOptions {
  /** @default - the working directory of this process */
  readonly cwd?: string;
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** After how many seconds it is stopped. */
  readonly seconds: number;
  /** After how many bytes of output it is stopped, errors included. */
  readonly bytes: number;
}

/** How a program ended. */
export interface Ended {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** The error that kept it from starting, such as ENOENT. */
  readonly startError?: string;
  /** Why it was stopped, such as: did not end within 60 seconds. */
  readonly stopped?: string;
}

/** Runs a program without input, and stops it with all that it started if it takes too long or prints too much. */
export function runProgram(path: string, args: readonly string[], { cwd, env, seconds, bytes }: ProgramOptions): Promise<Ended> {
  return new Promise(resolve => {
    const child = spawn(path, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    let size = 0;
    let stopped: string | undefined;
    const stop = (reason: string): void => {
      stopped ??= reason;
      kill(child.pid);
      // descendants of the program may keep its output open
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => stop(`did not end within ${seconds} second${seconds === 1 ? '' : 's'}`), seconds * 1000);
    const collect = (into: Buffer[]) => (chunk: Buffer): void => {
      size += chunk.length;
      if (size > bytes) { stop(`printed more than ${bytes} bytes`); } else { into.push(chunk); }
    };
    child.stdout.on('data', collect(output));
    child.stderr.on('data', collect(errors));
    const end = (code: number | null, signal: string | null, startError?: string): void => {
      clearTimeout(timer);
      resolve({ output: Buffer.concat(output).toString('utf8'), errors: Buffer.concat(errors).toString('utf8'), code, signal, startError, stopped });
    };
    child.on('error', ({ code, message }: NodeJS.ErrnoException) => end(null, null, code ?? message));
    child.on('close', (code, signal) => end(code, signal));
  });
}

function kill(pid: number | undefined): void {
  if (pid === undefined) { return; }
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}
