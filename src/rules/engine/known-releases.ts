import { NEWEST } from '../../facts/operator-crds';

/** The operator releases whose CRDs are known, in words. For later ones `field-not-known` warns instead of an error. */
export const KNOWN_RELEASES = `up to ${listed(NEWEST)}`;

export function listed(releases: readonly string[]): string {
  return [releases.slice(0, -1).join(', '), ...releases.slice(-1)].filter(part => part !== '').join(' and ');
}
