import { KeysShape, Shape, TextShape } from './shape';
import { Path } from '../values/field-path';
import { isMap } from '../values/narrow';
import { nearestOf } from '../values/nearest';

/** Something invalid, and where. */
export interface Invalid {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** The valid parts of a value, as its shape describes them. What is invalid is reported and omitted. */
export function readShape(shape: Shape, value: unknown, path: Path, report: (invalid: Invalid) => void): any {
  switch (shape.type) {
    case 'text': return readText(shape, value, path, report);
    case 'count': return readCount(value, path, report);
    case 'keys': return readKeys(shape, value, path, report);
    case 'entries': {
      if (!isExpected(isMap(value), 'a map', value, path, report) || isTooLong(Object.keys(value as object).length, shape.most, path, report)) { return undefined; }
      const entries = Object.entries(value as object).map(([key, entry]) => [
        readText(shape.key, key, [...path, key], report), readShape(shape.entry, entry, [...path, key], report),
      ]);
      return Object.fromEntries(entries.filter(entry => !entry.includes(undefined)));
    }
    case 'list': {
      if (!isExpected(Array.isArray(value), 'a list', value, path, report) || isTooLong((value as unknown[]).length, shape.most, path, report)) { return undefined; }
      // each entry is read with its index, which leads to its line
      const entries = (value as unknown[]).map((entry, index) => ({ index, value: readShape(shape.entry, entry, [...path, index], report) }));
      return entries.filter(entry => entry.value !== undefined);
    }
  }
}

function readText(shape: TextShape, value: unknown, path: Path, report: (invalid: Invalid) => void): string | undefined {
  const { choices, expected, mayBeEmpty, example = choices?.[0] } = shape;
  const text = value === false && choices?.includes('off') ? 'off' : value; // YAML 1.1
  if (typeof text !== 'string') {
    const hint = typeof text === 'number' || typeof text === 'boolean' ? `put it into quotes, such as "${example ?? text}"` : `set a text${example === undefined ? '' : ` such as "${example}"`}`;
    report({ path, message: `expected a text, got ${typeOf(text)}`, hint });
    return undefined;
  }
  const hint = text.trim() === '' && !mayBeEmpty ? 'set a text, or remove the key' : choices && !choices.includes(text) ? choiceFor(text, choices) : expected?.(text);
  if (hint === undefined) { return text; }
  report({ path, message: `"${text.slice(0, 100)}" is invalid`, hint });
  return undefined;
}

function choiceFor(text: string, choices: readonly string[]): string {
  const near = nearestOf(text, choices);
  return near === undefined ? `use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` : `use ${near}`;
}

function readCount(value: unknown, path: Path, report: (invalid: Invalid) => void): number | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) { return value; }
  report({ path, message: `expected a number from 1 on, got ${typeof value === 'number' ? value : typeOf(value)}`, hint: 'set a number' });
  return undefined;
}

function readKeys(shape: KeysShape, value: unknown, path: Path, report: (invalid: Invalid) => void): Record<string, any> | undefined {
  const { keys, required = [] } = shape;
  if (!isExpected(isMap(value), 'a map', value, path, report)) { return undefined; }
  const read: Record<string, any> = {};
  for (const [key, entry] of Object.entries(value as object)) {
    if (Object.hasOwn(keys, key)) {
      read[key] = readShape(keys[key], entry, [...path, key], report);
    } else {
      const near = nearestOf(key, Object.keys(keys));
      const hint = near === undefined ? `use one of ${Object.keys(keys).join(', ')}` : `write ${near}`;
      report({ path: [...path, key], message: 'unknown key', hint });
    }
  }
  const missing = required.filter(key => !Object.hasOwn(value as object, key));
  missing.forEach(key => report({ path, message: `missing key "${key}"`, hint: `set ${key}` }));
  return required.some(key => read[key] === undefined) ? undefined : read;
}

function isExpected(isIt: boolean, expected: string, value: unknown, path: Path, report: (invalid: Invalid) => void): boolean {
  if (!isIt) { report({ path, message: `expected ${expected}, got ${typeOf(value)}`, hint: `write ${expected}` }); }
  return isIt;
}

function isTooLong(length: number, most: number, path: Path, report: (invalid: Invalid) => void): boolean {
  if (length > most) { report({ path, message: `more than ${most} entries`, hint: 'use patterns, or fewer entries' }); }
  return length > most;
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) { return 'nothing'; }
  if (Array.isArray(value)) { return 'a list'; }
  return typeof value === 'object' ? 'a map' : `the ${typeof value} ${value}`.slice(0, 100);
}
