import { Banned, BANNED } from './banned';

/** A wording that was found, with its line. */
export interface Hit {
  readonly line: number;
  readonly text: string;
  readonly instead: string;
}

const blank = (text: string) => text.replace(/[^\n]/g, '_');

/** A Markdown text without what is not ours or not prose: code, comments, addresses, and words in quotes, which are the cluster's. Every place stays the same. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^( *)(```|~~~)[^]*?^\1\2/gm, blank)
    .replace(/<!--[^]*?-->/g, blank)
    .replace(/`[^`]*`/g, blank)
    .replace(/\]\([^)]*\)/g, blank)
    .replace(/<?https?:\/\/[^\s>]*>?/g, blank)
    .replace(/"[^"|]{1,300}?"|“[^”]*”/g, blank);
}

/** The banned wordings in a text of Markdown. */
export function hitsIn(markdown: string, banned: Banned[] = BANNED.filter(({ fixesOnly }) => !fixesOnly)): Hit[] {
  const prose = proseOf(markdown).replace(/(?<!\n)\n(?![\n#|*-])/g, ' '); // a wording may go over the end of a line
  return banned.flatMap(({ pattern, instead }) => [...prose.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index, 0: text }) => ({
    line: markdown.slice(0, index).split('\n').length, text: text.trim(), instead,
  }))).sort((one, other) => one.line - other.line);
}
