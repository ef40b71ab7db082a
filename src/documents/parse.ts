import { Document, problemIn } from './document';
import { DEFAULT_LIMITS, exceeded, Limits } from './limits';
import { Reading } from './reading';
import { isDeeper, tooDeep, treeOf } from './tree';

/** The value of a document. */
export function valueOf(document: Document, limits: Limits = DEFAULT_LIMITS): unknown {
  const { text } = document;
  if (text.length > limits['document-size']) {
    throw problemIn(document, exceeded('document-size', limits));
  }
  const value = jsonOf(text);
  if (value !== undefined) {
    rejectLarge(value, document, limits);
    return value;
  }
  const tree = treeOf(document, limits);
  const [error] = tree.errors;
  if (error) {
    throw problemIn(document, describe(error), error.pos[0]);
  }
  return new Reading(document, limits).valueOf(tree.contents);
}

function jsonOf(text: string): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) { return undefined; }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function rejectLarge(value: unknown, document: Document, limits: Limits): void {
  let entries = 0;
  const children = (parent: unknown): unknown[] => {
    const inside = typeof parent === 'object' && parent !== null ? Object.values(parent) : [];
    entries += inside.length;
    return inside;
  };
  if (isDeeper(value, children, limits.depth)) { throw tooDeep(document, limits); }
  if (entries > limits.entries) { throw problemIn(document, exceeded('entries', limits)); }
}

function describe({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === 'TAB_AS_INDENT' ? 'indented with a tab; YAML allows only spaces' : `invalid YAML: ${lower(message)}`;
}

function lower(message: string): string {
  const line = message.split('\n', 1)[0].slice(0, 200).replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
