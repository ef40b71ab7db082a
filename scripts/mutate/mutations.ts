import * as ts from 'typescript';

/** A node of the source, and the texts that may stand in its place. `statement` nodes are left out instead. */
export interface Mutation {
  readonly node: ts.Node;
  readonly replacements: readonly string[];
  readonly statement?: boolean;
}

const OPPOSITES: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.MinusToken]: '+',
};
const OTHER_METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min' };
/** Methods that give back what they are called on, changed. */
const CHANGING_METHODS = new Set(['filter', 'sort', 'trim', 'reverse', 'toLowerCase', 'slice']);

/** What is no program, or must stay constant. */
const KEPT = new Set([
  ts.SyntaxKind.ImportDeclaration, ts.SyntaxKind.ExportDeclaration, ts.SyntaxKind.EnumDeclaration, ts.SyntaxKind.InterfaceDeclaration,
]);

/** The mutations of a source file, outermost first. */
export function mutationsOf(file: ts.SourceFile): Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || KEPT.has(node.kind)) { return; }
    const mutation = mutationOf(node, file);
    if (mutation && mutation.replacements.length > 0) { found.push(mutation); }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function mutationOf(node: ts.Node, file: ts.SourceFile): Mutation | undefined {
  const text = (part: ts.Node) => part.getText(file);
  if (ts.isBinaryExpression(node)) { return { node, replacements: binary(node, text) }; }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) { return { node, replacements: [text(node.operand)] }; }
  if (ts.isConditionalExpression(node)) {
    return { node, replacements: [`${text(node.condition)} ? ${text(node.whenFalse)} : ${text(node.whenTrue)}`] };
  }
  if (ts.isIfStatement(node)) { return { node: node.expression, replacements: [`!(${text(node.expression)})`] }; }
  if (ts.isReturnStatement(node) && node.expression && text(node.expression) !== 'undefined') {
    return { node: node.expression, replacements: ['undefined'] };
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) { return { node: node.body, replacements: ['undefined'] }; }
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && node.expression.expression.kind !== ts.SyntaxKind.SuperKeyword) {
    return { node, replacements: [''], statement: true };
  }
  if (ts.isCallExpression(node)) { return { node, replacements: call(node, text) }; }
  return literal(node, text);
}

function binary({ left, right, operatorToken: { kind } }: ts.BinaryExpression, text: (node: ts.Node) => string): string[] {
  if (kind === ts.SyntaxKind.QuestionQuestionToken) { return [text(left), text(right)]; }
  if (kind === ts.SyntaxKind.PlusToken) { return [left, right].some(ts.isNumericLiteral) ? [`${text(left)} - ${text(right)}`] : []; }
  const opposite = OPPOSITES[kind];
  return opposite ? [`${text(left)} ${opposite} ${text(right)}`] : [];
}

function call(node: ts.CallExpression, text: (node: ts.Node) => string): string[] {
  const { expression } = node;
  // within a chain of `?.`, parentheses would end what it skips
  if (!ts.isPropertyAccessExpression(expression) || isInChain(node) || isInChain(node.parent)) { return []; }
  const method = expression.name.text;
  if (CHANGING_METHODS.has(method)) { return [text(expression.expression)]; }
  const other = Object.prototype.hasOwnProperty.call(OTHER_METHODS, method) ? OTHER_METHODS[method] : undefined;
  return other ? [`${text(expression.expression)}.${other}(${node.arguments.map(text).join(', ')})`] : [];
}

function isInChain(node: ts.Node): boolean {
  // eslint-disable-next-line no-bitwise
  return (node.flags & ts.NodeFlags.OptionalChain) !== 0;
}

function literal(node: ts.Node, text: (node: ts.Node) => string): Mutation | undefined {
  if (node.kind === ts.SyntaxKind.TrueKeyword) { return { node, replacements: ['false'] }; }
  if (node.kind === ts.SyntaxKind.FalseKeyword) { return { node, replacements: ['true'] }; }
  if (ts.isNumericLiteral(node) && !isName(node)) { return { node, replacements: [`${Number(node.text) + 1}`] }; }
  if (ts.isStringLiteral(node) && !isName(node) && !ts.isExpressionStatement(node.parent)) {
    return { node, replacements: [node.text === '' ? "'mutant'" : "''"] };
  }
  if (ts.isArrayLiteralExpression(node) && !isTarget(node)) {
    const elements = node.elements.map(text);
    const without = elements.length > 1 ? [elements.slice(1), elements.slice(0, -1)] : elements.length === 1 ? [[]] : [];
    return { node, replacements: without.map(rest => `[${rest.join(', ')}]`) };
  }
  return undefined;
}

/** Whether a literal is the name of a property. */
function isName(node: ts.Node): boolean {
  return (node.parent as { name?: ts.Node }).name === node;
}

/** Whether an array is assigned to, as in `[a, b] = pair`. */
function isTarget(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}
