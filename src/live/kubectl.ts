import { runProgram } from '../programs/run-program';

/** How kubectl is called. */
export interface KubectlOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  /** The most bytes that a call may print. */
  readonly mostBytes: number;
  /** After how many seconds a call is stopped. @default 60 */
  readonly seconds?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why a call failed. */
export class KubectlError extends Error {
  public constructor(message: string, public readonly reason: 'missing' | 'forbidden' | 'no such kind' | 'other') {
    super(message);
  }
}

const SECONDS = 60;

/**
 * What kubectl prints. It is only ever called to read.
 *
 * @throws KubectlError if it cannot be started, fails, hangs, or prints too much
 */
export async function kubectl(args: readonly string[], options: KubectlOptions): Promise<string> {
  const { context, kubeconfig, mostBytes, seconds = SECONDS, env } = options;
  const global = [...context === undefined ? [] : ['--context', context], ...kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig], '--request-timeout=30s'];
  const { output, errors, code, startError, stopped } = await runProgram('kubectl', [...args, ...global], { env: { ...env }, seconds, bytes: mostBytes });
  if (startError === 'ENOENT') { throw new KubectlError('kubectl was not found', 'missing'); }
  if (startError !== undefined) { throw new KubectlError(`kubectl cannot be started (${startError})`, 'other'); }
  if (stopped !== undefined) { throw new KubectlError(`kubectl ${stopped}`, 'other'); }
  if (code !== 0) { throw new KubectlError(reasonIn(errors, code), kindOf(errors)); }
  return output;
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
