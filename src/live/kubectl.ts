import { spawn } from 'node:child_process';

/** How kubectl is called. */
export interface KubectlOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  /** The most bytes that a call may print. */
  readonly mostBytes: number;
  /** The program. @default 'kubectl' */
  readonly program?: string;
  /** When a call is ended, in milliseconds. @default 60000 */
  readonly timeout?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why a call failed. */
export class KubectlError extends Error {
  public constructor(message: string, public readonly reason: 'missing' | 'forbidden' | 'no such kind' | 'other') {
    super(message);
  }
}

const TIMEOUT = 60_000;

/**
 * What kubectl prints. It is only ever called to read.
 *
 * @throws KubectlError if it cannot be started, fails, hangs, or prints too much
 */
export function kubectl(args: readonly string[], options: KubectlOptions): Promise<string> {
  const { context, kubeconfig, mostBytes, program = 'kubectl', timeout = TIMEOUT, env } = options;
  const global = [...context === undefined ? [] : ['--context', context], ...kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig], '--request-timeout=30s'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, ...global], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    let [size, err] = [0, ''];
    const fail = (message: string, reason: KubectlError['reason'] = 'other') => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new KubectlError(message, reason));
    };
    const timer = setTimeout(() => fail(`kubectl did not end within ${timeout / 1000} seconds`), timeout);
    child.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT') { fail('kubectl was not found', 'missing'); } else { fail(`kubectl cannot be started (${code})`); }
    });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) { fail(`kubectl printed more than ${mostBytes} bytes`); } else { out.push(chunk); }
    });
    child.stderr.on('data', (chunk: Buffer) => { err = `${err}${chunk}`.slice(0, 10_000); });
    child.on('close', code => {
      clearTimeout(timer);
      if (code === 0) { resolve(Buffer.concat(out).toString('utf8')); } else { fail(reasonIn(err, code), kindOf(err)); }
    });
  });
}

/** The last line that kubectl printed is the error; before it can be warnings and log lines. */
function reasonIn(stderr: string, code: number | null): string {
  const line = stderr.trim().split('\n').pop()!.trim().slice(0, 500);
  return line === '' ? `kubectl ended with exit code ${code}` : line.replace(/^error: /i, '').replace(/\.$/, '');
}

function kindOf(stderr: string): KubectlError['reason'] {
  if (/\((Forbidden|Unauthorized)\)|You must be logged in/.test(stderr)) { return 'forbidden'; }
  return /the server doesn't have a resource type|no matches for kind|could not find the requested resource/.test(stderr) ? 'no such kind' : 'other';
}
