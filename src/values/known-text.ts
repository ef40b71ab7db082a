/** Whether a name or a label is known: no part of it is substituted before the object is applied. */
export function isKnownText(text: string): boolean {
  return !text.includes('$') && !text.includes('{{');
}
