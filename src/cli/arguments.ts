import { parseArgs } from 'node:util';
import { FORMATS, LANGUAGES, MIGRATIONS, SEVERITIES, SHELLS } from './choices';
import { limitsOf, nonEmpty, oneOf, patterns, pluginVersions, release, requirements } from './option-values';
import { allOptions, Command, COMMANDS, OptionName, OPTIONS } from './options';
import { UsageError } from './usage-error';
import { Requirement } from '../checker/coverage';
import { Distribution } from '../contracts/distribution';
import { productNames, productOf } from '../contracts/product';
import { Limits } from '../documents/limits';
import { STANDARD_INPUT } from '../manifests/files';
import { Glob } from '../values/glob';

/** What the command shall do. */
export interface Arguments {
  readonly command: Command | 'explain' | 'list-rules' | 'help' | 'version';
  /** Files, directories, and `-` for standard input; the shell of `completion`. */
  readonly paths: string[];
  /** What `migrate` moves to. */
  readonly migration?: typeof MIGRATIONS[number];
  readonly distribution?: Distribution;
  readonly operatorVersion?: string;
  readonly operatorNamespace?: string;
  readonly kubernetesVersion?: string;
  /** The releases of plugins, by their names. */
  readonly pluginVersions?: Readonly<Record<string, string>>;
  /** Files with what authors declare about plugins. */
  readonly pluginFacts: string[];
  /** The namespace of objects that set none. */
  readonly namespace?: string;
  /** What is not read. */
  readonly excluded: readonly Glob[];
  /** Whether kustomizations, charts and what deploys them are built. */
  readonly builds: boolean;
  /** Whether builds may fetch what is not in the repository. */
  readonly mayUseNetwork: boolean;
  /** The file of the configuration. It is searched for where undefined. */
  readonly config?: string;
  readonly noConfig: boolean;
  /** The file with the findings that are not reported. */
  readonly baseline?: string;
  /** Whether the findings become that file. */
  readonly replacesBaseline: boolean;
  /** Whether files are mended. */
  readonly fix: boolean;
  /** Whether the changes are shown instead. */
  readonly dryRun: boolean;
  readonly format: typeof FORMATS[number];
  /** The language of the imported program. */
  readonly language: typeof LANGUAGES[number];
  /** The file for the report. */
  readonly output?: string;
  /** The lowest severity that is reported. */
  readonly severity: typeof SEVERITIES[number];
  /** How many objects must be checked. */
  readonly required: readonly Requirement[];
  /** Whether the summary and the notes are left out. */
  readonly quiet: boolean;
  readonly limits: Limits;
  /** The running cluster to read, instead of files. */
  readonly live?: LiveArguments;
  /** The rule to explain. */
  readonly explain?: string;
}

/** Which cluster to read, and what of it. */
export interface LiveArguments {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly certificates: boolean;
}

type ValueOf<O> = O extends { repeatable: true } ? string[] : O extends { value: string } ? string : boolean;

/** The values of the options that are set. */
type Values = { readonly [Name in OptionName]?: ValueOf<typeof OPTIONS[Name]> };

/** Reads a command line. */
export function argumentsOf(argv: string[]): Arguments {
  const { values, positionals: [name, ...others] } = parsed(argv);
  const command = commandOf(values, name);
  const migration = command === 'migrate' ? migrationOf(others[0]) : undefined;
  const paths = migration === undefined ? others : others.slice(1);
  const read: Arguments = {
    command,
    paths,
    migration,
    distribution: productOf(oneOf('product', productNames(), values.product)),
    operatorVersion: release('operator-version', '1.30.0', values['operator-version']),
    operatorNamespace: nonEmpty('operator-namespace', values['operator-namespace']),
    kubernetesVersion: release('kubernetes-version', '1.33', values['kubernetes-version']),
    pluginVersions: pluginVersions(values['plugin-version']),
    pluginFacts: values['plugin-facts'] ?? [],
    namespace: nonEmpty('namespace', values.namespace),
    excluded: patterns('exclude', values.exclude),
    builds: values['no-build'] !== true,
    mayUseNetwork: values['allow-network'] === true,
    config: nonEmpty('config', values.config),
    noConfig: values['no-config'] ?? false,
    baseline: nonEmpty('baseline', values.baseline),
    replacesBaseline: command === 'baseline',
    fix: values.fix ?? false,
    dryRun: values['dry-run'] ?? false,
    format: oneOf('format', FORMATS, values.format) ?? 'text',
    language: oneOf('language', LANGUAGES, values.language) ?? LANGUAGES[0],
    output: nonEmpty('output', values.output),
    severity: oneOf('severity', SEVERITIES, values.severity) ?? 'warning',
    required: requirements(values.require),
    quiet: values.quiet ?? false,
    limits: limitsOf(values.limit),
    explain: values.explain,
    live: liveOf(values),
  };
  if (read.command === 'lsp' && paths.length > 0) {
    throw new UsageError('lsp takes no paths: the editor names its folders; remove them.');
  }
  if (read.command === 'completion') {
    if (!(SHELLS as readonly string[]).includes(paths.join(' '))) {
      throw new UsageError(`invalid shell "${paths.join(' ')}": use ${SHELLS.slice(0, -1).join(', ')} or ${SHELLS.at(-1)}.`);
    }
  }
  if (read.live && paths.length > 0) {
    throw new UsageError('--live reads a cluster and no files: remove the paths, or --live.');
  }
  if (['archives', 'baseline', 'check', 'import', 'migrate'].includes(read.command) && !read.live && paths.length === 0) {
    throw new UsageError('missing paths: specify files or directories, or "-" for standard input.');
  }
  if (read.noConfig && read.config !== undefined) {
    throw new UsageError('--config and --no-config exclude each other: remove one of them.');
  }
  expectImportable(read, values);
  if (read.command === 'archives' && read.format !== 'text' && read.format !== 'json') {
    throw new UsageError(`archives has no format ${read.format}: use --format text or json.`);
  }
  expectFixable(read);
  return read;
}

/** There is one standard output: for the patch, or for a report that is not text. */
function expectFixable({ command, live, fix, dryRun, paths, format, output }: Arguments): void {
  if (fix && live) { throw new UsageError('--fix mends files, and --live reads a cluster: remove one of them.'); }
  if (fix && command !== 'check') { throw new UsageError('--fix is for check only: remove it.'); }
  if (command === 'migrate') {
    expectFiles({ live, paths, format, output });
    return;
  }
  if (dryRun && !fix) { throw new UsageError('--dry-run is for --fix only: add --fix.'); }
  if (fix && paths.includes(STANDARD_INPUT)) { throw new UsageError('--fix cannot mend standard input: use the files that it is made of.'); }
  if (dryRun && format !== 'text' && output === undefined) {
    throw new UsageError(`--dry-run prints a patch: write the report to a file with --output, or remove --format ${format}.`);
  }
}

/** A migration writes files, and prints what it changes as text. */
function expectFiles({ live, paths, format, output }: Pick<Arguments, 'live' | 'paths' | 'format' | 'output'>): void {
  if (live) { throw new UsageError('migrate changes files, and --live reads a cluster: remove --live.'); }
  if (paths.includes(STANDARD_INPUT)) { throw new UsageError('migrate cannot change standard input: use the files that it is made of.'); }
  if (format !== 'text' || output !== undefined) { throw new UsageError('migrate has no report: remove --format and --output.'); }
}

function migrationOf(name: string | undefined): typeof MIGRATIONS[number] {
  if (name === undefined || !(MIGRATIONS as readonly string[]).includes(name)) {
    throw new UsageError(`${name === undefined ? 'missing migration' : `unknown migration "${name}"`}: use cdk8s-cnpg-i migrate ${MIGRATIONS.join(' or ')} <files>.`);
  }
  return name as typeof MIGRATIONS[number];
}

/** What reads, checks and reports otherwise has no meaning for a program. */
function expectImportable({ command, live, fix }: Arguments, { language, format, baseline }: Values): void {
  if (language !== undefined && command !== 'import') { throw new UsageError('--language is for import only: remove it.'); }
  if (command !== 'import') { return; }
  const without = Object.entries({ live, fix: fix || undefined, format, baseline }).find(([, value]) => value !== undefined);
  if (without) { throw new UsageError(`--${without[0]} is not for import: remove it.`); }
}

function parsed(argv: string[]): { readonly values: Values; readonly positionals: string[] } {
  const options = Object.fromEntries(allOptions().map(({ name, value, repeatable = false, short }) => [
    name, { type: value === undefined ? 'boolean' as const : 'string' as const, multiple: repeatable, ...short === undefined ? {} : { short } },
  ]));
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    return { values: values as Values, positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. |\n/)[0].replace(/\.$/, '')}: see cdk8s-cnpg-i --help.`);
  }
}

function liveOf({ live, context, kubeconfig, certificates }: Values): LiveArguments | undefined {
  const without = Object.entries({ context, kubeconfig, certificates }).find(([, value]) => value !== undefined);
  if (!live && without) {
    throw new UsageError(`--${without[0]} is only for --live: add --live, or remove it.`);
  }
  return live ? { context: nonEmpty('context', context), kubeconfig: nonEmpty('kubeconfig', kubeconfig), certificates: certificates ?? false } : undefined;
}

function commandOf(values: Values, command?: string): Arguments['command'] {
  if (values.help) { return 'help'; }
  if (values.version) { return 'version'; }
  if (values.explain !== undefined) { return 'explain'; }
  if (values['list-rules']) { return 'list-rules'; }
  if (command !== undefined && Object.hasOwn(COMMANDS, command)) { return command as Command; }
  throw new UsageError(`${command === undefined ? 'missing command' : `unknown command "${command}"`}: use cdk8s-cnpg-i check <files>.`);
}
