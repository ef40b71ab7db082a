/** Longer values are cut: a message is one line, and there may be as many messages as values. */
const MAX_LENGTH = 500;

/** Marks of the numbers that JSON does not have. */
const NOT_JSON = /"\\u0000(-?\.inf|\.nan)"/g;

/** A value as messages show it: as JSON, with the numbers of YAML that JSON does not have. */
export function formatValue(value: unknown): string {
  const text = (JSON.stringify(value, (_, part) => typeof part === 'number' && !Number.isFinite(part) ? `\0${nameOf(part)}` : part) ?? 'undefined')
    .replace(NOT_JSON, '$1');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function nameOf(number: number): string {
  return Number.isNaN(number) ? '.nan' : number > 0 ? '.inf' : '-.inf';
}
