import { NEWEST } from '../../facts/operator-crds';
import { wordList } from '../../values/word-list';

/** The operator releases whose CRDs are known, in words. For later ones `field-not-known` warns instead of an error. */
export const KNOWN_RELEASES = `up to ${wordList(NEWEST)}`;
