import { allOptions, COMMANDS, Option } from './options';

/** The column at which the meaning of an option begins. */
const COLUMN = 29;

/** The text of `--help`. */
export const HELP = `Usage: cdk8s-cnpg-i check [options] <file, directory or -> ...
       cdk8s-cnpg-i check --live [options]
       cdk8s-cnpg-i migrate barman-cloud [options] <file or directory> ...
       cdk8s-cnpg-i baseline [options] <file, directory or -> ...
       cdk8s-cnpg-i import [options] <file, directory or -> ...
       cdk8s-cnpg-i archives [options] <file, directory or -> ...
       cdk8s-cnpg-i lsp [options]
       cdk8s-cnpg-i completion SHELL
       cdk8s-cnpg-i --explain RULE
       cdk8s-cnpg-i --list-rules

Checks manifests of CloudNativePG: plugins, clusters and what belongs to them. Finds what the operator or Kubernetes would reject, ignore or never reach.
Reads YAML and JSON files, directories recursively, and standard input (-). Builds the kustomizations and charts of directories with kustomize and helm.
With --live, it reads the objects of a running cluster with kubectl get, and never changes anything.

${Object.entries(COMMANDS).map(([name, meaning]) => `  ${name}`.padEnd(COLUMN) + meaning).join('\n')}

${allOptions().filter(({ isHidden }) => !isHidden).flatMap(linesOf).join('\n')}

Exit codes: 0: no findings; 1: findings; 2: something could not be read or checked. migrate: 1: something is left to do; 2: nothing is written.
`;

/** An option, and its meaning beside it, or below it if it is long. */
function linesOf({ name, short, value, help }: Option & { readonly name: string }): string[] {
  const option = `  --${name}${value === undefined ? '' : ` ${value}`}${short === undefined ? '' : `, -${short}`}`;
  const meaning = [help].flat();
  return option.length < COLUMN - 1 ? [option.padEnd(COLUMN) + meaning[0], ...meaning.slice(1).map(indented)] : [option, ...meaning.map(indented)];
}

function indented(text: string): string {
  return ' '.repeat(COLUMN) + text;
}
