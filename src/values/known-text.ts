/** Whether a name or a label is known: nothing fills a part of it in before the object is applied. */
export function isKnownText(text: string): boolean {
  return !text.includes('$') && !text.includes('{{');
}
