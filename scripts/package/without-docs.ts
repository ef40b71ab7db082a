import { createSourceFile, forEachChild, getLeadingCommentRanges, Node, ScriptKind, ScriptTarget } from 'typescript';

/** Compiled code without the docstrings on their own lines, which the declarations beside it have as well. */
export function withoutDocs(text: string): string {
  const starts = new Map<number, number>();
  const visit = (node: Node) => {
    for (const { pos, end } of getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (text.startsWith('/**', pos)) { starts.set(pos, end); }
    }
    forEachChild(node, visit);
  };
  visit(createSourceFile('compiled.js', text, ScriptTarget.ES2022, true, ScriptKind.JS));
  return [...starts].sort(([one], [other]) => other - one).reduce((rest, [start, end]) => {
    const line = rest.lastIndexOf('\n', start - 1) + 1;
    return rest.slice(line, start).trim() === '' && rest[end] === '\n' ? rest.slice(0, line) + rest.slice(end + 1) : rest;
  }, text);
}
