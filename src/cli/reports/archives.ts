import { plainLine, printable, printableJson } from './printable';
import { LedgerEntry, LedgerUse } from '../../checker/ledger';
import { plural } from '../../checker/report';

/** The version of the format: it changes when a field is removed or changes its meaning, not when one is added. */
const VERSION = 1;

const HEADER = ['ARCHIVE', 'SERVER', 'USE', 'CLUSTER', 'FILE'];
const NO_WRITER = ['-', 'no cluster in the input writes to it', ''];

/** The archives for people: a table, in which an archive has a line for each use. */
export function archivesTable(entries: readonly LedgerEntry[]): string {
  if (entries.length === 0) { return 'No archives in the input.\n'; }
  const rows = entries.flatMap(entry => {
    const uses = [...entry.writers, ...entry.readers].map(({ use, cluster, ...place }) => [use, cluster, fileOf(place)]);
    return (entry.writers.length === 0 ? [NO_WRITER, ...uses] : uses)
      .map((cells, index) => [...index === 0 ? [entry.place, entry.serverName] : ['', ''], ...cells].map(printable));
  });
  const widths = HEADER.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
  const lines = [HEADER, ...rows].map(row => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  const shared = entries.filter(({ writers }) => new Set(writers.map(({ cluster }) => cluster)).size > 1).length;
  const alone = entries.filter(({ writers }) => writers.length === 0).length;
  const summary = [
    plural(entries.length, 'archive'), ...shared > 0 ? [`${shared} with several writers`] : [], ...alone > 0 ? [`${alone} without a writer in the input`] : [],
  ];
  return `${[...lines.map(plainLine), '', `${summary.join('; ')}.`].join('\n')}\n`;
}

/** The archives for programs; docs/guides/checker.md describes it. */
export function archivesJson(entries: readonly LedgerEntry[], version: string): string {
  const archives = entries.map(({ place, destination, endpoint, serverName, ...uses }) => ({ place, destination, endpoint, serverName, ...uses }));
  return `${printableJson(JSON.stringify({ version: VERSION, tool: { name: 'cdk8s-cnpg-i', version }, archives }, undefined, 2))}\n`;
}

function fileOf({ file, line, roots }: Omit<LedgerUse, 'use' | 'cluster'>): string {
  return `${file}${line === undefined ? '' : `:${line}`}${roots.length > 0 ? ` (${roots.join(', ')})` : ''}`;
}
