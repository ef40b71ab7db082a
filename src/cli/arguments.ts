import { parseArgs } from 'node:util';
import { Distribution } from '../contracts/distribution';
import { productNames, productOf } from '../contracts/product';
import { DEFAULT_LIMITS, Limits, MAX_DEPTH } from '../documents/limits';
import { pluginVersionOf } from '../facts/plugins/stated-versions';
import { RuleText } from '../rules/engine/rule';
import { isRelease } from '../values/release';

/** The forms of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit'] as const;

/** What the command shall do. */
export interface Arguments {
  readonly command: 'check' | 'explain' | 'list-rules' | 'help' | 'version';
  /** Files, directories, and `-` for standard input. */
  readonly paths: string[];
  readonly distribution?: Distribution;
  readonly operatorVersion?: string;
  readonly operatorNamespace?: string;
  readonly kubernetesVersion?: string;
  /** The releases of plugins, by their names. */
  readonly pluginVersions?: Readonly<Record<string, string>>;
  /** The namespace of objects that set none. */
  readonly namespace?: string;
  readonly format: typeof FORMATS[number];
  /** The file for the report. */
  readonly output?: string;
  /** The lowest severity that is reported. */
  readonly severity: RuleText['severity'];
  readonly limits: Limits;
  /** The rule to explain. */
  readonly explain?: string;
}

/** An invalid command line; the message contains the fix. */
export class UsageError extends Error {}

export const HELP = `Usage: cdk8s-cnpg-i check [options] <file, directory or -> ...
       cdk8s-cnpg-i --explain RULE
       cdk8s-cnpg-i --list-rules

Checks manifests of CloudNativePG: plugins, clusters and what belongs to them. Finds what the operator or Kubernetes would reject, ignore or never reach.
Reads YAML and JSON files, directories recursively, and standard input (-).

  --product PRODUCT          edb or cloudnative-pg; default: detected from the manifests
  --operator-version X.Y.Z   release of the operator; default: detected from the manifests, otherwise the newest
  --operator-namespace NAME  namespace of the operator; default: detected from the manifests
  --kubernetes-version X.Y   release of Kubernetes; default: the newest
  --plugin-version NAME=X.Y.Z
                             release of a plugin, such as barman-cloud=0.14.0; can be repeated; default: detected from the manifests
  --namespace NAME           namespace of objects that set none, as in kubectl -n
  --format FORMAT            text (default), json, sarif or junit
  --output FILE              write the report to a file
  --severity SEVERITY        lowest severity to report and to count: error or warning (default)
  --limit NAME=NUMBER        change a limit of the input, also repeatedly; defaults:
${limitLines()}
  --explain RULE             explain a rule
  --list-rules               list all rules
  --help, --version

Exit codes: 0: no findings; 1: findings; 2: something could not be read or checked.
`;

const OPTIONS = {
  'product': { type: 'string' },
  'operator-version': { type: 'string' },
  'operator-namespace': { type: 'string' },
  'kubernetes-version': { type: 'string' },
  'plugin-version': { type: 'string', multiple: true },
  'namespace': { type: 'string' },
  'format': { type: 'string' },
  'output': { type: 'string' },
  'severity': { type: 'string' },
  'limit': { type: 'string', multiple: true },
  'explain': { type: 'string' },
  'list-rules': { type: 'boolean' },
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean' },
} as const;

/** Reads a command line. */
export function argumentsOf(argv: string[]): Arguments {
  const { values, positionals: [command, ...paths] } = parsed(argv);
  const product = oneOf('product', productNames(), values.product);
  const read: Arguments = {
    command: commandOf(values),
    paths,
    distribution: productOf(product),
    operatorVersion: release('operator-version', '1.30.0', values['operator-version']),
    operatorNamespace: nonEmpty('operator-namespace', values['operator-namespace']),
    kubernetesVersion: release('kubernetes-version', '1.33', values['kubernetes-version']),
    pluginVersions: pluginVersions(values['plugin-version']),
    namespace: nonEmpty('namespace', values.namespace),
    format: oneOf('format', FORMATS, values.format) ?? 'text',
    output: nonEmpty('output', values.output),
    severity: oneOf('severity', ['error', 'warning'] as const, values.severity) ?? 'warning',
    limits: limitsOf(values.limit),
    explain: values.explain,
  };
  if (read.command === 'check') {
    if (command !== 'check') {
      throw new UsageError(`${command === undefined ? 'missing command' : `unknown command "${command}"`}: use cdk8s-cnpg-i check <files>.`);
    }
    if (paths.length === 0) {
      throw new UsageError('missing paths: specify files or directories, or "-" for standard input.');
    }
  }
  return read;
}

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. |\n/)[0].replace(/\.$/, '')}: see cdk8s-cnpg-i --help.`);
  }
}

function commandOf(values: ReturnType<typeof parsed>['values']): Arguments['command'] {
  if (values.help) { return 'help'; }
  if (values.version) { return 'version'; }
  if (values.explain !== undefined) { return 'explain'; }
  return values['list-rules'] ? 'list-rules' : 'check';
}

function oneOf<T extends string>(option: string, choices: readonly T[], value?: string): T | undefined {
  if (value !== undefined && !choices.includes(value as T)) {
    throw new UsageError(`invalid --${option} "${value}": use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
  }
  return value as T | undefined;
}

function release(option: string, example: string, value?: string): string | undefined {
  if (value !== undefined && !isRelease(value)) {
    throw new UsageError(`invalid --${option} "${value}": use a release such as ${example}.`);
  }
  return value;
}

function pluginVersions(values: string[] = []): Readonly<Record<string, string>> | undefined {
  const read = values.map(value => {
    const stated = pluginVersionOf(value);
    if (typeof stated === 'string') { throw new UsageError(`invalid --plugin-version "${value}": ${stated}.`); }
    return stated;
  });
  return read.length === 0 ? undefined : Object.fromEntries(read.map(({ pluginName, version }) => [pluginName, version]));
}

function nonEmpty(option: string, value?: string): string | undefined {
  if (value === '') {
    throw new UsageError(`--${option} is empty: set a value, or remove the option.`);
  }
  return value;
}

/** The limits with their defaults, for the help: as many on a line as fit. */
function limitLines(): string {
  const limits = Object.entries(DEFAULT_LIMITS).map(([name, number]) => `${name}=${number}`);
  return [limits.slice(0, 3), limits.slice(3, 6), limits.slice(6)].map(some => `${' '.repeat(29)}${some.join(', ')}`).join('\n');
}

function limitsOf(changes: string[] = []): Limits {
  const names = Object.keys(DEFAULT_LIMITS);
  return {
    ...DEFAULT_LIMITS,
    ...Object.fromEntries(changes.map(change => {
      const [, name, digits] = /^([a-z-]+)=(\d{1,15})$/.exec(change) ?? [];
      if (!names.includes(name)) {
        throw new UsageError(`invalid --limit "${change}": use NAME=NUMBER with one of the names ${names.join(', ')}.`);
      }
      const [number, most] = [Number(digits), name === 'depth' ? MAX_DEPTH : Infinity];
      if (number < 1 || number > most) {
        throw new UsageError(`invalid --limit "${change}": use a number ${most === Infinity ? 'of at least 1' : `from 1 to ${most}`}.`);
      }
      return [name, number];
    })),
  };
}
