import { commentLines, Layout, render, Style } from './layout';
import { Statement } from '../model';

/** A statement with its comments, and with a blank line before comments and charts. */
export function statementText({ comments, expression }: Statement, code: Layout, style: Style, indent = ''): string {
  const isChart = expression.kind === 'new' && expression.type === 'cdk8s.Chart';
  const blank = comments.length > 0 || isChart ? '\n' : '';
  // an empty comment only asks for that line
  const lines = comments[0] === '' ? comments.slice(1) : comments;
  const above = lines.flatMap(line => commentLines(line, style, indent)).map(line => `${line}\n`).join('');
  return `${blank}${above}${indent}${render(code, style, indent)}\n`;
}
