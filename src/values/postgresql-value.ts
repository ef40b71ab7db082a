import { nanos } from './quantity';

const TRUE = ['1', 'on', 'y', 'ye', 'yes', 't', 'tr', 'tru', 'true'];
const FALSE = ['0', 'of', 'off', 'n', 'no', 'f', 'fa', 'fal', 'fals', 'false'];

/** A boolean as PostgreSQL reads it; undefined if it is not a boolean. */
export function postgresqlBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return TRUE.includes(lower) ? true : FALSE.includes(lower) ? false : undefined;
}

/**
 * A size in `postgresql.conf` in billionths of a byte, as the operator reads it: a number without a unit is in megabytes, and a unit without a
 * number is zero. Undefined if it is not a size.
 */
export function postgresqlSize(text: string): bigint | undefined {
  const size = /^[+-]?\d+$/.test(text) ? `${text}MB` : text;
  if (!size.endsWith('B')) {
    return undefined;
  }
  const number = size.slice(0, -1).replace(/ /g, '');
  if (/^[+-]?\.?[kKMGTPE]$/.test(number)) {
    return BigInt(0);
  }
  return nanos(/^[+-]?\d+$/.test(number) ? number : `${number}i`.replace(/ki/g, 'Ki'));
}
