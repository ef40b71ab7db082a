import { Arguments, LiveArguments } from './arguments';
import { Io } from './io';
import { declaredPluginsOf } from './plugin-facts';
import { plainLine } from './reports/printable';
import { upTo } from './standard-input';
import { check, CheckOptions, inventoryOf } from '../checker/check';
import { Report } from '../checker/report';
import { Configured } from '../configuration/configured';
import type * as LiveReading from '../live/read-live';
import { STANDARD_INPUT } from '../manifests/files';
import { Input } from '../manifests/input';
import { expandPatterns } from '../manifests/patterns';
import { read, Sources } from '../manifests/read';
import { Verdict } from '../migrate/proof';
import { readRepositories } from '../repository/read';
import { Rule } from '../rules/engine/rule';

/** The contents of files that are used in place of what the files contain. */
export type Contents = ReadonlyMap<string, Buffer>;

/** What was read, and what it shows about the cluster. */
interface Reading {
  readonly input: Input;
  readonly kubernetesVersion?: string;
}

/** Reads the input of a run and checks it, as often as wanted. */
export class Judge {
  private standardInput?: Promise<Buffer>;

  public constructor(
    private readonly args: Arguments,
    private readonly io: Io,
    private readonly version: string,
    private readonly rules: ReadonlyArray<Rule<any>>,
  ) {}

  /** The report about the input, or about what it would be with other contents of some files. */
  public async report(contents?: Contents): Promise<Report> {
    const { input, options } = await this.read(contents);
    return check(input, options, this.rules);
  }

  /** The report with the objects that it is about. */
  public async verdict(contents?: Contents): Promise<Verdict> {
    const { input, options } = await this.read(contents);
    const deployed = input.sets.map(set => ({ root: set.root, inventory: inventoryOf(set, options) }));
    return { report: check(input, options, this.rules), deployed };
  }

  /** The input, and what the command line and the configuration state about it. */
  public async read(contents?: Contents): Promise<{ readonly input: Input; readonly options: CheckOptions }> {
    const { args, io, version, rules } = this;
    // it keeps account of the entries that are used
    const configured = new Configured(args, io.cwd, rules);
    const reading = args.live ? this.readCluster(args.live) : this.readFiles(configured, contents);
    const { input, kubernetesVersion = args.kubernetesVersion } = await reading;
    const { decisions, covers } = configured;
    const declaredPlugins = declaredPluginsOf(args.pluginFacts, io.cwd);
    return { input: configured.apply(input), options: { ...args, kubernetesVersion, declaredPlugins, decisions, covers, version } };
  }

  private async readFiles({ excludes: exclude }: Configured, contents?: Contents): Promise<Reading> {
    const { args, io: { cwd } } = this;
    const { paths, problems } = expandPatterns(args.paths, cwd, args.limits);
    const standardInput = await this.readStandardInput();
    const input = paths.length === 0
      ? { files: [], sets: [], ignored: 0, problems: [] }
      : await this.readPaths({ ...args, paths, cwd, standardInput, exclude, contents });
    return { input: { ...input, problems: [...problems, ...input.problems] } };
  }

  private async readPaths(sources: Sources): Promise<Input> {
    const { args: { builds, mayUseNetwork }, io: { env } } = this;
    return builds ? readRepositories(sources, { env, mayUseNetwork }) : read(sources);
  }

  /** It can be read only once. */
  private async readStandardInput(): Promise<Buffer | undefined> {
    const { paths, limits } = this.args;
    if (!paths.includes(STANDARD_INPUT)) { return undefined; }
    this.standardInput ??= upTo(limits['input-size'] + 1, this.io.stdin);
    return this.standardInput;
  }

  private async readCluster(live: LiveArguments): Promise<Reading> {
    const { args, io } = this;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readLive } = require('../live/read-live') as typeof LiveReading;
    const found = await readLive({ ...live, namespace: args.namespace, mostBytes: args.limits['input-size'], env: io.env });
    if (found.missing.length > 0) { io.stderr.write(`not installed in the cluster: ${found.missing.map(plainLine).join(', ')}\n`); }
    return { ...found, kubernetesVersion: args.kubernetesVersion ?? found.kubernetesVersion };
  }
}
