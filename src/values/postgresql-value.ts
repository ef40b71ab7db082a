import { nanos } from './quantity';

const TRUE = ['1', 'on', 'y', 'ye', 'yes', 't', 'tr', 'tru', 'true'];
const FALSE = ['0', 'of', 'off', 'n', 'no', 'f', 'fa', 'fal', 'fals', 'false'];

/** What PostgreSQL reads as yes or no; nothing where it is neither. */
export function postgresqlBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return TRUE.includes(lower) ? true : FALSE.includes(lower) ? false : undefined;
}

/**
 * A size of `postgresql.conf` in billionths of a byte, as the operator reads it: a number alone is of megabytes, and a unit
 * alone is zero. Nothing where it is no size.
 */
export function postgresqlSize(text: string): bigint | undefined {
  const stated = /^[+-]?\d+$/.test(text) ? `${text}MB` : text;
  if (!stated.endsWith('B')) {
    return undefined;
  }
  const number = stated.slice(0, -1).replace(/ /g, '');
  if (/^[+-]?\.?[kKMGTPE]$/.test(number)) {
    return BigInt(0);
  }
  return nanos(/^[+-]?\d+$/.test(number) ? number : `${number}i`.replace(/ki/g, 'Ki'));
}
