import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from '../manifests/paths';
import { ProgramOptions, runProgram } from '../programs/run-program';

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
export type Bounds = Pick<ProgramOptions, 'seconds' | 'bytes'>;

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

async function execute(path: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, bounds: Bounds): Promise<Outcome> {
  const { output, errors, code, signal, startError, stopped } = await runProgram(path, args, { cwd, env, ...bounds });
  if (code === 0 && stopped === undefined) { return { output }; }
  const ended = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
  return { output, failure: stopped === undefined ? startError ?? (errors.trim() || ended) : `it ${stopped}` };
}
