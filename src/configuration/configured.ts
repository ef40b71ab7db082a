import { dirname, relative, resolve, sep } from 'node:path';
import { Baseline, BASELINE_FILE, readBaseline } from './baseline';
import { Configuration, readConfiguration } from './configuration';
import { Decisions } from './decisions';
import { findConfiguration } from './find';
import { CONFIGURATION_FILE } from './format';
import { Place } from './place';
import { configuredSets } from './sets';
import { Input } from '../manifests/input';
import { isInside } from '../manifests/paths';
import { Problem } from '../manifests/problem';
import { Settings } from '../manifests/settings';
import { RuleText } from '../rules/engine/rule';
import { Glob } from '../values/glob';

/** What the command line states beside the configuration. Paths are relative to the working directory. */
export interface StatedOptions extends Settings {
  /** What is checked. */
  readonly paths: readonly string[];
  /** What is not read. */
  readonly excluded: readonly Glob[];
  /** The file of the configuration. It is searched for where undefined. */
  readonly config?: string;
  readonly noConfig: boolean;
  /** The file of the baseline. */
  readonly baseline?: string;
  /** Whether the baseline is written anew, so that its entries do not count. */
  readonly replacesBaseline: boolean;
}

/** The configuration of a run, with the command line above it. */
export class Configured {
  private readonly problems: Problem[] = [];
  /** The file of the configuration, whether it is valid or not. */
  private readonly file?: string;
  private readonly configuration?: Configuration;
  private readonly baseline?: Baseline;
  /** Where patterns of the configuration are relative to. */
  private readonly place: Place;
  /** The file of the baseline, relative to the working directory, whether it exists or not. */
  public readonly baselineFile: string;
  public readonly decisions: Decisions;

  public constructor(private readonly stated: StatedOptions, private readonly cwd: string, rules: readonly RuleText[]) {
    this.file = stated.config ?? (stated.noConfig ? undefined : findConfiguration(stated.paths, cwd));
    this.configuration = this.file === undefined ? undefined : readConfiguration(this.file, cwd, rules, this.problems);
    const directory = this.configuration?.source.directory ?? cwd;
    const named = stated.baseline ?? (this.configuration?.baseline && this.seen(resolve(directory, this.configuration.baseline)));
    this.baselineFile = named ?? this.seen(resolve(directory, BASELINE_FILE));
    this.baseline = named === undefined || stated.replacesBaseline ? undefined : readBaseline(named, cwd, this.problems);
    this.place = new Place(cwd, directory);
    const baseline = this.baseline && { read: this.baseline, place: new Place(cwd, this.baseline.source.directory) };
    this.decisions = new Decisions(this.place, this.configuration, baseline);
  }

  /** Whether a path is not read. The files of the configuration itself are not manifests. */
  public readonly excludes = (path: string): boolean => {
    if (path === this.file || path === this.baselineFile || this.stated.excluded.some(glob => glob.matches(path))) { return true; }
    const excluded = this.configuration?.exclude ?? [];
    return excluded.some(glob => glob.matches(this.place.from(path)));
  };

  /** What was read, in the environments of the configuration. */
  public apply(input: Input): Input {
    const { configuration, place, problems, stated } = this;
    const { sets, problems: ofSets } = configuration ? configuredSets(input.sets, configuration, place, stated) : { ...input, problems: [] };
    return { ...input, sets, problems: [...problems, ...ofSets, ...input.problems] };
  }

  /** Whether all that the configuration is about in a file or directory has been checked, as the configuration describes it. */
  public readonly covers = (path: string): boolean => {
    const { excluded, distribution, operatorVersion, operatorNamespace, kubernetesVersion, pluginVersions, paths } = this.stated;
    const settings = [distribution, operatorVersion, operatorNamespace, kubernetesVersion, pluginVersions];
    return excluded.length === 0 && settings.every(value => value === undefined) && paths.some(checked => isInside(path, resolve(this.cwd, checked)));
  };

  /** Where a new baseline is relative to. */
  public placeOfBaseline(file: string): Place {
    return new Place(this.cwd, dirname(resolve(this.cwd, file)));
  }

  /** What to do so that a baseline is used; nothing if it already is. */
  public adviceFor(file: string): string[] | undefined {
    const { baseline, source } = this.configuration ?? {};
    if (source && baseline !== undefined && resolve(source.directory, baseline) === resolve(this.cwd, file)) { return undefined; }
    const path = (source ? relative(source.directory, resolve(this.cwd, file)) : file).split(sep).join('/');
    const target = source?.file ?? CONFIGURATION_FILE;
    return [`To use it, add this line to ${target}:`, `baseline: ${path}`];
  }

  private seen(path: string): string {
    return relative(this.cwd, path).split(sep).join('/');
  }
}
