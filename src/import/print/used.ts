import { allIn, Expression, Program } from '../model';

/** The variables that statements refer to. */
export function usedVariables({ statements }: Program): ReadonlySet<string> {
  return new Set(statements.flatMap(({ expression }) => allIn(expression)).flatMap(one => one.kind === 'variable' ? [one.name] : []));
}

/** The types that a program uses, each once; structs with `struct ` before their names. */
export function usedTypes({ statements }: Program): string[] {
  return [...new Set(statements.flatMap(({ expression }) => allIn(expression)).flatMap(typesOf))];
}

function typesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'enum':
    case 'constant':
    case 'new': return [expression.type];
    case 'call': return typeof expression.on === 'string' ? [expression.on] : [];
    case 'manifest': return ['cdk8s.ApiObject'];
    case 'struct': return [`struct ${expression.type}`];
    default: return [];
  }
}
