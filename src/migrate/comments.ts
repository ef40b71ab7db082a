import { Lexer, Parser, CST } from 'yaml';

/** The comments of a text in their order, as they are written. */
export function commentsIn(text: string): string[] {
  const comments: string[] = [];
  const visit = (token: any): void => {
    if (Array.isArray(token)) { token.forEach(visit); return; }
    if (typeof token !== 'object' || token === null) { return; }
    if (token.type === 'comment') { comments.push(token.source); }
    ['start', 'props', 'items', 'sep', 'end', 'key', 'value'].forEach(part => visit(token[part]));
  };
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) { tokens.push(...parser.next(lexeme)); }
  tokens.push(...parser.end());
  tokens.forEach(visit);
  return comments;
}
