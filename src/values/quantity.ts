const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const NANO = 9;
/** Kubernetes caps what is larger; beyond this, digits only cost time. */
const LARGEST_EXPONENT = 40;

/**
 * A Kubernetes quantity in billionths, or nothing where it is none. What is finer than a billionth is rounded up, as Kubernetes does. Manifests may state
 * it as a number.
 */
export function nanos(stated: unknown): bigint | undefined {
  const match = typeof stated === 'string' || typeof stated === 'number' ? QUANTITY.exec(`${stated}`) : null;
  if (!match || !(match[2] || match[3])) {
    return undefined;
  }
  const [, sign, whole, fraction = '', suffix = '', exponent] = match;
  const digits = BigInt(whole + fraction);
  const binary = Math.max(BINARY.indexOf(suffix), 0);
  const decimal = binary > 0 ? 0 : (DECIMAL.indexOf(suffix) - DECIMAL.indexOf('')) * 3;
  const power = Math.min(Number(exponent ?? decimal), LARGEST_EXPONENT) + NANO - fraction.length;
  const factor = BigInt(1024) ** BigInt(binary);
  const size = power >= 0 ? digits * factor * BigInt(10) ** BigInt(power) : divideUp(digits * factor, -power);
  return sign === '-' ? -size : size;
}

function divideUp(value: bigint, power: number): bigint {
  const zero = BigInt(0);
  if (power > value.toString().length) {
    return value === zero ? zero : BigInt(1);
  }
  const divisor = BigInt(10) ** BigInt(power);
  return value / divisor + (value % divisor === zero ? zero : BigInt(1));
}
