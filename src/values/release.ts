/**
 * Whether a release `X.Y.Z` has a feature, given the first release of each minor version that has it, oldest first.
 *
 * For example, a fix that was backported to `1.26.3` and `1.27.2` is in all releases from `1.28.0` on, but not in `1.27.1`.
 */
export function hasFeature(version: string, firstVersions: string[]): boolean {
  const ofItsLine = firstVersions.find(first => isSameLine(first, version));
  return !isOlder(version, ofItsLine ?? firstVersions[firstVersions.length - 1]);
}

/** Whether a text is a release that can be compared with others, such as `1.30.0`, `1.33` or `v1.33.2+k3s1`. */
export function isRelease(text: unknown): boolean {
  return typeof text === 'string' && /^v?\d+\.\d+(\.\d+)?([-+].*)?$/.test(text);
}

/** Whether a release is older than another. `1.30` is `1.30.0`. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [parts(version), parts(than)];
  const different = a.findIndex((part, index) => part !== b[index]);
  return different >= 0 && a[different] < b[different];
}

/** Whether two releases have the same major and minor version. */
export function isSameLine(one: string, other: string): boolean {
  const [[major, minor], [otherMajor, otherMinor]] = [parts(one), parts(other)];
  return major === otherMajor && minor === otherMinor;
}

/** Parsed releases: rules compare the same few releases for each cluster. */
const known = new Map<string, [number, number, number]>();

function parts(version: string): [number, number, number] {
  const parsed = known.get(version) ?? parse(version);
  known.set(version, parsed);
  return parsed;
}

function parse(version: string): [number, number, number] {
  const [major, minor, patch] = version.replace(/^v/, '').split(/[.+-]/).map(Number);
  return [major, minor, patch || 0];
}
