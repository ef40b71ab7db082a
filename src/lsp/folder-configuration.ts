import { FileSet } from './workspace';
import { CheckOptions } from '../checker/check';
import { Configured, StatedOptions } from '../configuration/configured';
import { Decisions } from '../configuration/decisions';
import { Input } from '../manifests/input';
import { RuleText } from '../rules/engine/rule';

/** How everything is judged, from the command line. The configuration is that of each folder, or the stated one. */
export interface FolderOptions extends CheckOptions, Omit<StatedOptions, 'paths' | 'replacesBaseline'> {}

/** A set of files as the input of `check`. */
export interface ConfiguredSet {
  readonly input: Input;
  readonly decisions?: Decisions;
}

/** The files of a set that the configuration of its folder does not exclude, in its environments and with its settings. */
export function configured({ files, folder, root }: FileSet, options: FolderOptions, rules: readonly RuleText[]): ConfiguredSet {
  // it is read each time: a configuration is a small file, and decides anew for each report
  const found = folder === undefined ? undefined : new Configured({ ...options, paths: ['.'], replacesBaseline: false }, folder, rules);
  const read = files.filter(({ name }) => !found?.excludes(name));
  const input = { files: read.map(({ name }) => name), sets: [{ root, items: read.flatMap(({ items }) => items) }], ignored: 0, problems: [] };
  return { input: found?.apply(input) ?? input, decisions: found?.decisions };
}
