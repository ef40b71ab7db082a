/** A text with groups that are on one line where they fit. */
export type Layout = string | Group | readonly Layout[];

export interface Group {
  readonly open: string;
  readonly items: readonly Item[];
  readonly close: string;
  /** Behind each item but the last one, and behind that one too if each is on its own line. */
  readonly separator: string;
  /** Whether there are spaces inside of the brackets. */
  readonly isSpaced?: boolean;
  /** What is behind the last of the lines; the separator if undefined. */
  readonly last?: string;
  /** Whether the items are calls on what is before them, each on the line of the last one or on its own. */
  readonly isChain?: boolean;
}

export interface Item { readonly comments: readonly string[]; readonly layout: Layout }

export interface Style { readonly width: number; readonly indent: string; readonly comment: string }

/** The text of a layout that begins at a column of a line with an indentation. */
export function render(layout: Layout, style: Style, indent = '', column = indent.length): string {
  const flat = flatOf(layout);
  if (flat !== undefined && column + flat.length <= style.width && !flat.includes('\n')) { return flat; }
  if (typeof layout === 'string') { return layout; }
  if ('open' in layout) { return broken(layout, style, indent); }
  let text = '';
  for (const part of layout) {
    const start = text.includes('\n') ? text.length - text.lastIndexOf('\n') - 1 : column + text.length;
    text += render(part, style, indent, start);
  }
  return text;
}

function broken({ open, items, close, separator, last = separator, isChain = false }: Group, style: Style, indent: string): string {
  if (items.length === 0) { return `${open}${close}`; }
  const inside = indent + style.indent;
  const lines = items.map(({ comments, layout }, index) => [
    ...comments.flatMap(comment => commentLines(comment, style, inside)),
    `${inside}${render(layout, style, inside)}${index < items.length - 1 ? separator : last}`,
  ].join('\n'));
  return isChain ? `\n${lines.join('\n')}` : `${open.trimEnd()}\n${lines.join('\n')}\n${indent}${close}`;
}

/** The layout on one line; undefined where it has comments. */
function flatOf(layout: Layout): string | undefined {
  if (typeof layout === 'string') { return layout; }
  if (!('open' in layout)) {
    const parts = layout.map(flatOf);
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  if (layout.items.some(({ comments }) => comments.length > 0)) { return undefined; }
  const items = layout.items.map(item => flatOf(item.layout));
  if (items.includes(undefined)) { return undefined; }
  const space = layout.isSpaced && items.length > 0 ? ' ' : '';
  return `${layout.open}${space}${items.join(layout.separator === '' ? '' : `${layout.separator} `)}${space}${layout.close}`;
}

/** A comment on as many lines as it needs. */
export function commentLines(comment: string, { width, comment: begin }: Style, indent = ''): string[] {
  const room = width - indent.length - begin.length - 1;
  return wrapped(comment, room, '').split('\n').map(line => `${indent}${begin} ${line}`.trimEnd());
}

/** A text in lines that end between words. Its own spaces are kept where it fits on one line. */
export function wrapped(text: string, width: number, indent: string): string {
  if (text.length <= width) { return `${indent}${text}`; }
  const lines = text.split(' ').reduce<string[]>((all, word) => {
    const line = all.at(-1);
    return line !== undefined && line.length + 1 + word.length <= width ? [...all.slice(0, -1), `${line} ${word}`] : [...all, word];
  }, []);
  return lines.map(line => `${indent}${line}`).join('\n');
}
