import { posix } from 'path';

const IMPORT = /(?:from|import\()\s*'(\.[^']+)'/g;

/**
 * The declarations that users' programs can reach from an entry: those of what a package does not export would be a tenth of it.
 *
 * @param entry the declaration of what the package exports
 * @param read the text of a file, or nothing if there is none
 */
export function reachableDeclarations(entry: string, read: (file: string) => string | undefined): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): boolean => {
    const text = found.has(file) ? undefined : read(file);
    if (text === undefined) { return found.has(file); }
    found.add(file);
    for (const [, target] of text.matchAll(IMPORT)) {
      const path = posix.join(posix.dirname(file), target);
      if (!visit(`${path}.d.ts`)) { visit(`${path}/index.d.ts`); }
    }
    return true;
  };
  visit(entry);
  return found;
}
