import { asName, asRecord, asRecords, asStringRecord } from '../values/narrow';
import { isKnownText } from '../values/placeholder';

/** The labels of an object, and whether all of them are known. */
export interface KnownLabels {
  readonly labels: Record<string, string>;
  readonly complete: boolean;
}

type Match = 'yes' | 'no' | 'unknown';

/** Whether a label selector matches an object. An empty one matches all. */
export function selects(selector: unknown, known: KnownLabels): Match {
  const { matchLabels, matchExpressions } = asRecord(selector);
  const matches = [
    ...Object.entries(asStringRecord(matchLabels)).map(([key, value]) => expression(key, 'In', [value], known)),
    ...asRecords(matchExpressions).map(({ key, operator, values }) => expression(`${key}`, `${operator}`, namesIn(values), known)),
  ];
  if (matches.includes('no')) { return 'no'; }
  return matches.includes('unknown') ? 'unknown' : 'yes';
}

function expression(key: string, operator: string, values: string[], { labels, complete }: KnownLabels): Match {
  const has = Object.hasOwn(labels, key);
  const isComplete = complete && [key, ...Object.keys(labels)].every(isKnownText);
  if (!has && !isComplete) { return 'unknown'; }
  const isIn = has && values.includes(labels[key]);
  if (['In', 'NotIn'].includes(operator) && has && !isIn && ![labels[key], ...values].every(isKnownText)) { return 'unknown'; }
  switch (operator) {
    case 'In': return isIn ? 'yes' : 'no';
    case 'NotIn': return isIn ? 'no' : 'yes';
    case 'Exists': return has ? 'yes' : 'no';
    case 'DoesNotExist': return has ? 'no' : 'yes';
    default: return 'unknown';
  }
}

function namesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.flatMap(entry => asName(entry) ?? []) : [];
}
