import { Scalar as Node } from 'yaml';
import { valueOf } from '../documents/parse';
import { Scalar } from '../rules/engine/change';

/** How a text is written. */
export interface Style {
  readonly quotes: 'none' | 'single' | 'double';
  /** Whether it is in a map or list with brackets. */
  readonly flow: boolean;
}

/** The style of a key, or of a value in one line. */
export function styleOf({ type }: Node, flow: boolean): Style {
  return { quotes: type === Node.QUOTE_DOUBLE ? 'double' : type === Node.QUOTE_SINGLE ? 'single' : 'none', flow };
}

/** A value as YAML, in a given style unless the text would then be read as another value. */
export function written(value: Scalar, style: Style): string {
  if (typeof value !== 'string') { return String(value); }
  return [inQuotes(value, style.quotes), inQuotes(value, 'double')].find(text => read(text, style) === value) ?? inQuotes(value, 'double');
}

/** A key as YAML. */
export function writtenKey(key: string, style: Style): string {
  return [inQuotes(key, style.quotes), inQuotes(key, 'double')].find(text => readKey(text, style) === key) ?? inQuotes(key, 'double');
}

function inQuotes(text: string, quotes: Style['quotes']): string {
  switch (quotes) {
    case 'none': return text;
    case 'single': return `'${text.replaceAll('\'', '\'\'')}'`;
    case 'double': return JSON.stringify(text);
  }
}

function read(text: string, { flow }: Style): unknown {
  return (parsed(flow ? `[ ${text} ]` : `- ${text}`) as unknown[] | undefined)?.[0];
}

function readKey(text: string, { flow }: Style): string | undefined {
  const map = parsed(flow ? `{ ${text}: 0 }` : `${text}: 0`);
  return map && typeof map === 'object' ? Object.keys(map).join() : undefined;
}

function parsed(text: string): unknown {
  try {
    return valueOf({ text, line: 1, start: 0 });
  } catch {
    return undefined;
  }
}
