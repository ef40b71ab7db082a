/** A text of several lines in a literal that can have them; undefined for other texts. Characters that cannot be seen, or are escaped there, are not written so. */
export function textBlock(text: string, open: string, close: string, escape: (character: string) => string | undefined): string | undefined {
  if (!text.includes('\n') || text.length <= 60 || /[^\P{C}\n]|[\u2028\u2029]/u.test(text)) { return undefined; }
  return `${open}${text.replace(/[^]/gu, character => character === '\\' ? '\\\\' : escape(character) ?? character)}${close}`;
}
