import { SettingsFile, readSettingsFile } from './file';
import { configurationShape, RULE_SEVERITIES } from './format';
import { productOf } from '../contracts/product';
import { pluginVersionsByName } from '../facts/plugins/stated-versions';
import { Problem } from '../manifests/problem';
import { Settings } from '../manifests/settings';
import { RuleText } from '../rules/engine/rule';
import { Path } from '../values/field-path';
import { Glob } from '../values/glob';

/** Settings for certain files and roots. */
export interface PathSettings {
  readonly glob: Glob;
  readonly settings: Settings;
}

export interface Environment {
  readonly name: string;
  readonly globs: readonly Glob[];
  readonly path: Path;
}

/** Another severity of a rule. */
export interface SeverityChange {
  readonly ruleId: string;
  readonly severity: typeof RULE_SEVERITIES[number];
  readonly path: Path;
}

/** Findings that are not reported. What is undefined can be anything. */
export interface Suppression {
  readonly ruleId: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly glob?: Glob;
  readonly path: Path;
}

/** A configuration. Patterns are relative to its directory. */
export interface Configuration {
  readonly source: SettingsFile;
  readonly settings: Settings;
  /** The longest patterns last. */
  readonly paths: readonly PathSettings[];
  readonly exclude: readonly Glob[];
  readonly environments: readonly Environment[];
  readonly rules: readonly SeverityChange[];
  readonly suppressions: readonly Suppression[];
  /** The file with the baseline, relative to the directory. */
  readonly baseline?: string;
}

/** Written by hand, and read whole. */
const MOST_BYTES = 1_000_000;

/** Reads a configuration. What is invalid in it is a problem, and omitted. */
export function readConfiguration(file: string, cwd: string, rules: readonly RuleText[], problems: Problem[]): Configuration | undefined {
  const source = readSettingsFile(file, cwd, configurationShape(rules), MOST_BYTES, problems);
  if (!source) { return undefined; }
  const { paths = {}, exclude = [], environments = {}, rules: severities = {}, suppressions = [], baseline } = source.content;
  return {
    source,
    settings: settingsOf(source.content),
    paths: Object.entries(paths)
      .map(([pattern, settings]) => ({ glob: globOf(pattern), settings: settingsOf(settings) }))
      .sort((one, other) => lengthOf(one) - lengthOf(other)),
    exclude: globsOf(exclude),
    environments: Object.entries<any>(environments).map(([name, globs]) => ({ name, globs: globsOf(globs), path: ['environments', name] })),
    rules: Object.entries<any>(severities).map(([ruleId, { severity }]) => ({ ruleId, severity, path: ['rules', ruleId] })),
    suppressions: suppressions.map(({ index, value: { rule, kind, namespace, name, path } }: any) => ({
      ruleId: rule, kind, namespace, name, glob: path && globOf(path), path: ['suppressions', index],
    })),
    baseline,
  };
}

function settingsOf({ product, operatorVersion, operatorNamespace, kubernetesVersion, pluginVersions }: any): Settings {
  const byName = pluginVersionsByName(pluginVersions);
  return { distribution: productOf(product), operatorVersion, operatorNamespace, kubernetesVersion, pluginVersions: byName };
}

function globsOf(entries: Array<{ readonly value: string }>): Glob[] {
  return entries.map(({ value }) => globOf(value));
}

/** The shape has only valid patterns. */
function globOf(pattern: string): Glob {
  return Glob.of(pattern) as Glob;
}

/** By segments first: a deeper directory is more specific, however short its name is. */
function lengthOf({ glob: { pattern } }: PathSettings): number {
  return pattern.split('/').length * 1000 + pattern.length;
}
