/** Text of the catalogue as a sentence, in which Markdown finds nothing to format but code. */
export function sentence(text: string): string {
  return `${capital(plain(text))}.`;
}

/** Text in which Markdown finds nothing to format but code. */
export function plain(text: string): string {
  return text.split(/(`[^`]*`)/).map((part, index) => index % 2 === 1 ? part : part.replace(/[<>*[\]|]|(?<!\w)_/g, '\\$&')).join('');
}

/** A word of a program or of a manifest keeps its letters. */
function capital(text: string): string {
  return /^[a-z]+[-, ]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

/** What stands behind "#" in links to a heading. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replace(/[^-\w ]/g, '').replace(/ /g, '-');
}

/** A table of cells that are Markdown already. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
