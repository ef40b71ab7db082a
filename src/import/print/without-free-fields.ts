import { addition, Expression, inOrder, Program, Statement, variable } from '../model';

/**
 * The same program for the languages of jsii: patches set the fields that `ApiObject` does not have there. Nulls, which jsii does not pass on and Kubernetes
 * treats as missing, are omitted.
 */
export function withoutFreeFields({ statements }: Program): Program {
  return { statements: statements.flatMap(patched) };
}

function patched(statement: Statement): Statement[] {
  const { expression, variable: name, comments } = statement;
  if (expression.kind === 'call' && expression.method === 'addJsonPatch') {
    const args = expression.args.filter(arg => !isNull(arg.kind === 'call' ? arg.args[1] : undefined)).map(withoutNulls);
    return args.length > 0 ? [{ ...statement, expression: { ...expression, args } }] : [];
  }
  if (expression.kind !== 'manifest' || expression.fields.length === 0 || !name) { return [statement]; }
  const fields = inOrder(expression.fields).filter(({ value }) => !isNull(value));
  const args = fields.map(field => addition([field.name], withoutNulls(field.value)));
  return [
    { ...statement, comments: [...comments, ...expression.fields.flatMap(field => field.comments)], expression: { ...expression, fields: [] } },
    { comments: [], expression: { kind: 'call', on: variable(name.name), method: 'addJsonPatch', args } },
  ];
}

function isNull(expression?: Expression): boolean {
  return expression?.kind === 'scalar' && expression.value === null;
}

function withoutNulls(expression: Expression): Expression {
  switch (expression.kind) {
    case 'call': return { ...expression, args: expression.args.map(withoutNulls) };
    case 'list': return { ...expression, items: expression.items.filter(({ value }) => !isNull(value)).map(item => ({ ...item, value: withoutNulls(item.value) })) };
    case 'dictionary': return {
      ...expression, entries: expression.entries.filter(({ value }) => !isNull(value)).map(entry => ({ ...entry, value: withoutNulls(entry.value) })),
    };
    default: return expression;
  }
}
