import { Span } from './block-text';
import { SourceFile } from './sources';
import { documentsIn } from '../documents/documents';
import { Limits } from '../documents/limits';
import { TextEdit } from '../fix/text-edit';
import { asRecord } from '../values/narrow';

/** A line that somebody has to look at. */
export interface Line {
  readonly file: string;
  /** The line as it is before anything is written. */
  readonly line: number;
  readonly text: string;
}

/** The metrics of backups by the operator itself, which are not updated any more: `cnp` is the prefix of EDB's product. */
const METRICS = /\bcnpg?_collector_(first_recoverability_point|last_available_backup_timestamp|last_failed_backup_timestamp)\b/;
const PREFIX = 'barman_cloud_cloudnative_pg_io_';

const DEFINITION = 'CustomResourceDefinition';

/** Old fields, also in the paths of JSON patches. */
const OLD = /\bbarmanObjectStore\b|\/spec\/backup\/retentionPolicy\b/;

/** The lines with old fields that remain: in patches, values of charts, templates and incomplete objects. */
export function leftoversIn({ name, text, objects, limits }: SourceFile, edits: readonly TextEdit[]): Line[] {
  const retention = objects.filter(one => one.kind === 'Cluster' && one.distribution && !one.isWhole)
    .filter(({ spec }) => asRecord(spec.backup).retentionPolicy !== undefined)
    .map(one => ({ file: name, line: one.lineOf(['spec', 'backup', 'retentionPolicy']), text: 'retentionPolicy' }));
  const found = linesWith(text, OLD, [...edits, ...definitionsIn(text, limits)]).map(({ line, match }) => ({ file: name, line, text: match }));
  return [...found, ...retention.filter(({ line }) => !found.some(one => one.line === line))].sort((one, other) => one.line - other.line);
}

/** The lines with metrics that do not change after the migration. */
export function frozenMetricsIn({ name, text }: SourceFile): Line[] {
  return linesWith(text, METRICS, []).map(({ line, match }) => ({ file: name, line, text: `${match} -> ${match.replace(/^cnpg?_collector_/, PREFIX)}` }));
}

/** The definitions of the kinds have all fields, old ones too. */
function definitionsIn(text: string, limits: Limits): Span[] {
  return !text.includes(DEFINITION) ? [] : [...documentsIn(text, limits)].filter(document => document.text.includes(DEFINITION))
    .map(({ start, text: own }) => ({ start, end: start + own.length }));
}

function linesWith(text: string, pattern: RegExp, edits: readonly Span[]): Array<{ readonly line: number; readonly match: string }> {
  if (!pattern.test(text)) { return []; }
  let position = 0;
  return text.split('\n').flatMap((content, index) => {
    const start = position;
    position += content.length + 1;
    const uncommented = content.replace(/(^|\s)#.*/, '');
    const match = pattern.exec(uncommented);
    const isMoved = (at: number) => edits.some(edit => edit.start <= at && at < edit.end);
    return match && !isMoved(start + match.index) ? [{ line: index + 1, match: match[0] }] : [];
  });
}
