/** Text of the catalogue as a sentence, escaped for Markdown except for code. */
export function sentence(text: string): string {
  return `${capital(plain(text))}.`;
}

/** Text escaped for Markdown, except for code. */
export function plain(text: string): string {
  return text.split(/(`[^`]*`)/).map((part, index) => index % 2 === 1 ? part : part.replace(/[<>*[\]|]|(?<!\w)_/g, '\\$&')).join('');
}

/** Capitalises ordinary words, but not identifiers. */
function capital(text: string): string {
  return /^[a-z]+[-, ]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

/** The anchor of a heading in links. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replace(/[^-\w ]/g, '').replace(/ /g, '-');
}

/** A table; cells are Markdown. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
