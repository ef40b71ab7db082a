/** A name, as one of a series such as "orders", "orders-2", "orders-3". */
export interface Generation {
  /** What the names have in common, without the separator. */
  readonly series: string;
  /** Separator and number come from here. Undefined without a number. */
  readonly prefix?: string;
  /** 0 without a number. */
  readonly number: number;
}

const NUMBERED = /^(.+?)([-_.]v?)(\d{1,9})$/;

/** The number at the end of a name. */
export function generationOf(name: string): Generation {
  const found = NUMBERED.exec(name);
  return found ? { series: found[1], prefix: found[1] + found[2], number: Number(found[3]) } : { series: name, number: 0 };
}

/** Whether both are names of one series, and the first one certainly comes before the other. */
export function isEarlier(one: string, other: string): boolean {
  const [first, second] = [generationOf(one), generationOf(other)];
  if (first.prefix !== undefined) { return first.prefix === second.prefix && first.number < second.number; }
  // a series that begins with 1 or v1 need not have a name without a number
  return first.series === second.series && second.number > 1 && !second.prefix!.endsWith('v');
}

/** The name that follows in the series. The second one gets the number 2. */
export function nextGeneration(name: string): string {
  const { prefix = `${name}-`, number } = generationOf(name);
  return `${prefix}${Math.max(number, 1) + 1}`;
}

/** The name with a number in a series. The first one has none. */
export function nameInSeries(series: string, number: number): string {
  return number === 1 ? series : `${series}-${number}`;
}
