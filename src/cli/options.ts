import { FORMATS, LANGUAGES, SEVERITIES } from './choices';
import { productNames } from '../contracts/product';
import { DEFAULT_LIMITS } from '../documents/limits';

/** An option of the command line. Parser, help and completion are derived from it. */
export interface Option {
  /** What stands for the value in the help. Undefined for options without a value. */
  readonly value?: string;
  /** One letter that means the same. */
  readonly short?: string;
  /** Whether it can be given several times. */
  readonly repeatable?: true;
  /** Its meaning, in one or more lines of the help. */
  readonly help: string | readonly string[];
  /** All its values, if there are few. */
  readonly choices?: readonly string[];
  /** Whether the help does not show it. */
  readonly isHidden?: true;
  /** What else its value is. */
  readonly completes?: 'file' | 'rule';
}

/** The commands, with their meaning. */
export const COMMANDS = {
  check: 'check manifests',
  migrate: 'move manifests from one way to back up to another: migrate barman-cloud PATHS',
  baseline: 'write all findings to a file, so that later runs report only new ones',
  import: 'write a program of this library for manifests',
  archives: 'list the archives of clusters, with the clusters that write and read them',
  lsp: 'serve an editor on standard input and output, in the Language Server Protocol',
  completion: 'print the completion script of a shell: bash, zsh or fish',
} as const;

export type Command = keyof typeof COMMANDS;

/** All options, in the order of the help. */
export const OPTIONS = {
  'product': { value: 'PRODUCT', choices: productNames(), help: 'edb or cloudnative-pg; default: detected from the manifests' },
  'operator-version': { value: 'X.Y.Z', help: 'release of the operator; default: detected from the manifests, otherwise the newest' },
  'operator-namespace': { value: 'NAME', help: 'namespace of the operator; default: detected from the manifests' },
  'kubernetes-version': { value: 'X.Y', help: 'release of Kubernetes; default: the newest' },
  'plugin-version': {
    value: 'NAME=X.Y.Z',
    repeatable: true,
    help: 'release of a plugin, such as barman-cloud=0.14.0; can be repeated; default: detected from the manifests',
  },
  'plugin-facts': { value: 'FILE', repeatable: true, completes: 'file', help: 'capabilities and parameters that the author of a plugin declares; can be repeated' },
  'namespace': { value: 'NAME', short: 'n', help: 'namespace of objects that set none, as in kubectl -n; with --live, the only namespace to read' },
  'live': { help: 'read a running cluster with kubectl get, instead of files; Secrets by the names of their keys only' },
  'context': { value: 'NAME', help: 'with --live: the context of the kubeconfig; default: the current one' },
  'kubeconfig': { value: 'FILE', completes: 'file', help: 'with --live: the kubeconfig; default: that of kubectl' },
  'certificates': { help: 'with --live: read tls.crt, which is public, of the plugins\' Secrets' },
  'exclude': { value: 'PATTERN', repeatable: true, help: 'do not read these files and directories, such as "**/charts"; can be repeated' },
  'no-build': { help: 'do not run kustomize and helm: only read files' },
  'allow-network': { help: 'let builds fetch remote bases' },
  'config': { value: 'FILE', completes: 'file', help: 'configuration; default: .cdk8s-cnpg-i.yaml beside the paths, or in a directory above, up to the root of the repository' },
  'no-config': { help: 'use no configuration' },
  'baseline': { value: 'FILE', completes: 'file', help: 'findings that are not reported; the command baseline writes the file' },
  'fix': { help: 'mend the files, where the fix is certain' },
  'dry-run': { help: 'with --fix and migrate: print the changes as a patch, and write nothing' },
  'format': { value: 'FORMAT', choices: FORMATS, help: `text (default), ${FORMATS.slice(1, -1).join(', ')} or ${FORMATS.at(-1)}` },
  'output': { value: 'FILE', completes: 'file', help: 'write the report, or the program of import, to a file' },
  'language': { value: 'LANGUAGE', choices: LANGUAGES, help: `with import: the language of the program: ${LANGUAGES.join(', ')}; default: ${LANGUAGES[0]}` },
  'severity': { value: 'SEVERITY', choices: SEVERITIES, help: 'lowest severity to report and to count: error or warning (default)' },
  'require': {
    value: 'KIND=NUMBER',
    repeatable: true,
    help: 'fail if fewer objects of a kind are checked, such as clusters=3, or objects=10 of any kind with rules; can be repeated',
  },
  'quiet': { short: 'q', help: 'show findings and problems only: no summary, no notes' },
  'limit': { value: 'NAME=NUMBER', repeatable: true, help: ['change a limit of the input, also repeatedly; defaults:', ...limitLines()] },
  'explain': { value: 'RULE', completes: 'rule', help: 'explain a rule' },
  'list-rules': { help: 'list all rules' },
  'stdio': { isHidden: true, help: 'added by editors; lsp uses standard input and output anyway' },
  'clientProcessId': { isHidden: true, value: 'NUMBER', help: 'added by editors' },
  'help': { short: 'h', help: 'print this help' },
  'version': { help: 'print the version' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

/** All options with their names. */
export function allOptions(): Array<Option & { readonly name: OptionName }> {
  return Object.entries<Option>(OPTIONS).map(([name, option]) => ({ name: name as OptionName, ...option }));
}

/** The limits with their defaults: as many on a line as fit. */
function limitLines(): string[] {
  const limits = Object.entries(DEFAULT_LIMITS).map(([name, number]) => `${name}=${number}`);
  return [limits.slice(0, 3), limits.slice(3, 6), limits.slice(6)].map(some => some.join(', '));
}
