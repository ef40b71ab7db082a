const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const NANO = 9;
/** Kubernetes caps larger quantities, so larger exponents would only cost time. */
const LARGEST_EXPONENT = 40;

/**
 * A Kubernetes quantity in billionths; undefined if it is invalid. Fractions of a billionth are rounded up, like Kubernetes does. Manifests may
 * contain a number instead of a string.
 */
export function nanos(quantity: unknown): bigint | undefined {
  const match = typeof quantity === 'string' || typeof quantity === 'number' ? QUANTITY.exec(`${quantity}`) : null;
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
