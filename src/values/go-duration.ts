const NANOSECONDS: Record<string, bigint> = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};
const LONGEST = 2n ** 63n;
const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y;

/** The nanoseconds of a Go duration, such as `1h30m`; undefined if it is invalid or longer than 292 years. */
export function nanosecondsOf(duration: string): bigint | undefined {
  const [, sign, text] = /^([-+]?)(.*)$/s.exec(duration)!;
  if (text === '0') { return 0n; }
  let total = 0n;
  let read = 0;
  while (read < text.length) {
    PART.lastIndex = read;
    const part = PART.exec(text);
    const length = part ? nanosecondsOfPart(part[1], part[2] ?? '', NANOSECONDS[part[3]]) : undefined;
    if (length === undefined) { return undefined; }
    // Go adds unsigned 64-bit integers: twice the longest duration overflows to 0
    total = BigInt.asUintN(64, total + length);
    if (total > LONGEST) { return undefined; }
    read = PART.lastIndex;
  }
  if (read === 0) { return undefined; }
  if (sign === '-') { return -total; }
  return total === LONGEST ? undefined : total;
}

function nanosecondsOfPart(whole: string, fraction: string, unit: bigint): bigint | undefined {
  if (whole === '' && fraction === '') { return undefined; }
  const length = BigInt(whole) * unit + BigInt(fraction) * unit / 10n ** BigInt(fraction.length);
  return length > LONGEST ? undefined : length;
}
