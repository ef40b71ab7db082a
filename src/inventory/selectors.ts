import { asRecord, asRecords, asStringRecord, asStrings } from '../values/narrow';

/** Labels, and whether they are all that there are. */
export interface KnownLabels {
  readonly labels: Record<string, string>;
  readonly complete: boolean;
}

type Verdict = 'yes' | 'no' | 'unknown';

/** Whether a selector of Kubernetes finds an object. An empty one finds all. */
export function selects(selector: unknown, known: KnownLabels): Verdict {
  const { matchLabels, matchExpressions } = asRecord(selector);
  const verdicts = [
    ...Object.entries(asStringRecord(matchLabels)).map(([key, value]) => expression(key, 'In', [value], known)),
    ...asRecords(matchExpressions).map(({ key, operator, values }) => expression(`${key}`, `${operator}`, asStrings(values), known)),
  ];
  if (verdicts.includes('no')) { return 'no'; }
  return verdicts.includes('unknown') ? 'unknown' : 'yes';
}

function expression(key: string, operator: string, values: string[], { labels, complete }: KnownLabels): Verdict {
  const has = Object.hasOwn(labels, key);
  if (!has && !complete) { return 'unknown'; }
  switch (operator) {
    case 'In': return has && values.includes(labels[key]) ? 'yes' : 'no';
    case 'NotIn': return has && values.includes(labels[key]) ? 'no' : 'yes';
    case 'Exists': return has ? 'yes' : 'no';
    case 'DoesNotExist': return has ? 'no' : 'yes';
    default: return 'unknown';
  }
}
