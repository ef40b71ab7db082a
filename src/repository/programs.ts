import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/** A program of the user that builds manifests. */
export interface Program {
  /** As it is called, such as `kubectl kustomize`. */
  readonly command: string;
  readonly path: string;
  /** What precedes the arguments of a build. */
  readonly first: readonly string[];
  /** The arguments that print the version. */
  readonly versionArguments: readonly string[];
}

/** How a program ended. */
export interface Outcome {
  readonly output: string;
  /** Why it failed; undefined if it did not. */
  readonly failure?: string;
}

/** What limits a program. */
export interface Bounds {
  readonly seconds: number;
  readonly bytes: number;
}

const KUSTOMIZE = { command: 'kustomize build', file: 'kustomize', first: ['build'], versionArguments: ['version'] };
const KUBECTL = { command: 'kubectl kustomize', file: 'kubectl', first: ['kustomize'], versionArguments: ['version', '--client'] };
const HELM = { command: 'helm template', file: 'helm', first: ['template'], versionArguments: ['version', '--short'] };

/** The programs on PATH, and the running of them: as many at the same time as there are processors. */
export class Programs {
  public readonly kustomize?: Program;
  public readonly helm?: Program;
  private readonly versions = new Map<Program, Promise<string>>();
  private readonly waiting: Array<() => void> = [];
  private free = availableParallelism();

  /**
   * @param env the environment of the user
   * @param repository its programs are not run
   * @param home an empty directory: settings and plugins of the user change builds, or are code
   */
  public constructor(
    private readonly env: Record<string, string | undefined>,
    repository: string,
    private readonly home: string,
    private readonly bounds: Bounds,
    private readonly mayUseNetwork: boolean,
  ) {
    const directories = (env.PATH ?? '').split(delimiter).filter(directory => isAbsolute(directory) && !isInside(directory, repository));
    const find = (...choices: Array<typeof KUSTOMIZE>) => choices
      .map(choice => found(choice, directories, repository)).find(one => one !== undefined);
    this.kustomize = find(KUSTOMIZE, KUBECTL);
    this.helm = find(HELM);
  }

  public async run({ path, first }: Program, args: readonly string[], cwd: string): Promise<Outcome> {
    await this.turn();
    try {
      return await execute(path, [...first, ...args], cwd, this.environment(), this.bounds);
    } finally {
      this.free++;
      this.waiting.shift()?.();
    }
  }

  /** Such as: kustomize v5.7.1. */
  public versionOf(program: Program): Promise<string> {
    const known = this.versions.get(program) ?? this.askVersion(program);
    this.versions.set(program, known);
    return known;
  }

  private async askVersion({ path, command, versionArguments }: Program): Promise<string> {
    const [name] = command.split(' ');
    const { output } = await execute(path, versionArguments, this.home, this.environment(), this.bounds);
    const release = /Kustomize Version: *(v?\d[\w.+-]*)/.exec(output) ?? /(v?\d+\.\d+[\w.-]*)/.exec(output);
    return release ? `${name} ${release[1]}` : `${name} of an unknown version`;
  }

  private async turn(): Promise<void> {
    while (this.free === 0) { await new Promise<void>(resolve => this.waiting.push(resolve)); }
    this.free--;
  }

  /** Without leave, programs find no way to the network, no settings of the user, and no cluster. */
  private environment(): NodeJS.ProcessEnv {
    const { home, env } = this;
    const settings = {
      HELM_CACHE_HOME: home,
      HELM_CONFIG_HOME: home,
      HELM_DATA_HOME: home,
      HELM_PLUGINS: join(home, 'plugins'),
      KUSTOMIZE_PLUGIN_HOME: join(home, 'plugins'),
      KUBECONFIG: join(home, 'kubeconfig'),
      KUBERNETES_SERVICE_HOST: '',
      KUBERNETES_SERVICE_PORT: '',
    };
    if (this.mayUseNetwork) { return { ...env, ...settings }; }
    const nowhere = 'http://127.0.0.1:9';
    return {
      PATH: env.PATH,
      SystemRoot: env.SystemRoot,
      TMPDIR: home,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      ...settings,
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      http_proxy: nowhere,
      https_proxy: nowhere,
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_TERMINAL_PROMPT: '0',
    };
  }
}

/** Whether a path is a directory, or in it. */
export function isInside(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`);
}

function found({ file, ...rest }: typeof KUSTOMIZE, directories: string[], repository: string): Program | undefined {
  const names = process.platform === 'win32' ? [`${file}.exe`] : [file];
  const path = directories.flatMap(directory => names.map(name => join(directory, name))).find(candidate => isProgram(candidate, repository));
  return path === undefined ? undefined : { path, ...rest };
}

function isProgram(path: string, repository: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() && !isInside(realpathSync(path), repository);
  } catch {
    return false;
  }
}

function execute(path: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, { seconds, bytes }: Bounds): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(path, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    let size = 0;
    let failure: string | undefined;
    const stop = (reason: string): void => {
      failure ??= reason;
      kill(child.pid);
      // descendants of the program may keep its output open
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => stop(`it did not end within ${seconds} seconds`), seconds * 1000);
    const collect = (into: Buffer[]) => (chunk: Buffer): void => {
      size += chunk.length;
      if (size > bytes) { stop(`it printed more than ${bytes} bytes`); } else { into.push(chunk); }
    };
    child.stdout.on('data', collect(output));
    child.stderr.on('data', collect(errors));
    const end = (code: number | null, signal: string | null): void => {
      clearTimeout(timer);
      const text = Buffer.concat(errors).toString('utf8').trim();
      if (code !== 0) { failure ??= text || (signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`); }
      resolve({ output: Buffer.concat(output).toString('utf8'), failure });
    };
    child.on('error', error => {
      failure ??= error.message;
      end(1, null);
    });
    child.on('close', end);
  });
}

/** Ends a program with all that it started. */
function kill(pid: number | undefined): void {
  if (pid === undefined) { return; }
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}
