/** The entries of a list in one text, such as a variable of the operator: spaces and empty entries do not count. */
export function commaSeparated(text: string): string[] {
  return text.split(',').map(entry => entry.trim()).filter(entry => entry !== '');
}
