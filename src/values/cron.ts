import { nanosecondsOf } from './go-duration';

/** A field of a schedule: its name, and the numbers and names that it accepts. */
interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: string[];
}

const FIELDS: CronField[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const LARGEST = 2n ** 63n - 1n;
const WHITE_SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Why the operator's parser rejects a schedule; undefined if it accepts the schedule. */
export function refusalOfCron(schedule: string): string | undefined {
  if (schedule.startsWith('@')) { return refusalOfDescriptor(schedule); }
  const fields = cronFields(schedule);
  if (fields.length < 5 || fields.length > 6) { return `expected 6 fields, found ${fields.length}`; }
  const wrong = fields.flatMap((field, index) => refusalOfField(field, FIELDS[index]) ?? []);
  return wrong.length > 0 ? wrong.join('; ') : undefined;
}

/** The fields of a schedule, as the operator's parser splits them. */
export function cronFields(schedule: string): string[] {
  return schedule.split(WHITE_SPACE).filter(Boolean);
}

/** The duration after `@every`; undefined for other schedules. */
export function durationOfEvery(schedule: string): string | undefined {
  const every = '@every ';
  return schedule.startsWith(every) ? schedule.slice(every.length) : undefined;
}

function refusalOfDescriptor(schedule: string): string | undefined {
  if (DESCRIPTORS.includes(schedule)) { return undefined; }
  const duration = durationOfEvery(schedule);
  if (duration === undefined) { return `expected ${DESCRIPTORS.join(', ')} or @every with a duration`; }
  return nanosecondsOf(duration) === undefined ? `"${duration}" is not a duration such as 12h or 1h30m` : undefined;
}

function refusalOfField(text: string, field: CronField): string | undefined {
  return text.split(',').filter(Boolean).map(range => refusalOfRange(range, field)).find(wrong => wrong !== undefined);
}

function refusalOfRange(range: string, field: CronField): string | undefined {
  const [span, ...steps] = range.split('/');
  const [low, ...highs] = span.split('-');
  const text = `${field.name} "${range}"`;
  const every = low === '*' || low === '?';
  if (steps.length > 1 || (!every && highs.length > 1)) { return `${text} is not a range such as 1-5 or 0-30/10`; }
  const numbers = every ? [field.min, field.max] : [low, ...highs].map(part => numberOf(part, field));
  const start = numbers[0];
  const end = numbers[numbers.length - 1];
  if (start === undefined || end === undefined || start < field.min || end > field.max) { return `${text} is invalid, expected ${field.min} to ${field.max}`; }
  if (start > end) { return `${text} ends before it begins`; }
  const step = steps.length === 1 ? numberOf(steps[0], { ...field, names: undefined }) : 1;
  return step ? undefined : `${text} is invalid, expected a step of at least 1`;
}

function numberOf(text: string, { names, min }: CronField): number | undefined {
  // lower case of this letter is one character in Go, and two in JavaScript
  const index = names?.indexOf(text.replaceAll('İ', 'i').toLowerCase()) ?? -1;
  if (index >= 0) { return index + min; }
  return /^\+?\d+$/.test(text) && BigInt(text.replace('+', '')) <= LARGEST ? Number(text) : undefined;
}
