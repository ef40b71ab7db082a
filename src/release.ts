/**
 * Whether a release `X.Y.Z` has what came first in each of the named patch releases of different lines, oldest line first.
 *
 * A fix that is back-ported is in `1.26.3`, `1.27.2` and everything from `1.28.0` on, and not in `1.27.1`.
 */
export function hasFeature(version: string, firstVersions: string[]): boolean {
  const [major, minor, patch] = parts(version);
  const lines = firstVersions.map(parts);
  const line = lines.find(([a, b]) => a === major && b === minor);
  if (line) {
    return patch >= line[2];
  }
  const [newestMajor, newestMinor] = lines[lines.length - 1];
  return major > newestMajor || (major === newestMajor && minor > newestMinor);
}

function parts(version: string): [number, number, number] {
  const [major, minor, patch] = version.replace(/^v/, '').split(/[.+-]/).map(Number);
  return [major, minor, patch || 0];
}
