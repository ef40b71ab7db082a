/** The assembly without line breaks, and without the lines of the source, which is not in the package. */
export function smallAssembly(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value) => key === 'locationInModule' ? undefined : value));
}
