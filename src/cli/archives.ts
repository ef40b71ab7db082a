import { Arguments } from './arguments';
import { Io } from './io';
import { Judge } from './judge';
import { writeReport } from './output';
import { archivesJson, archivesTable } from './reports/archives';
import { plainLine } from './reports/printable';
import { ledgerOf } from '../checker/ledger';
import { problemLine, skippedLines } from '../checker/report';

/** Prints the archives of the input. What could not be read can have others. */
export async function showArchives({ format, output, quiet }: Arguments, io: Io, judge: Judge, version: string): Promise<number> {
  const { input: { files, sets, problems, skipped = [] }, options } = await judge.read();
  const entries = ledgerOf(sets, options);
  const text = format === 'json' ? archivesJson(entries, version) : archivesTable(entries);
  if (output === undefined) {
    io.stdout.write(text);
  } else {
    writeReport(output, io.cwd, files, text);
  }
  io.stderr.write([...problems.map(problemLine), ...quiet ? [] : skippedLines(skipped)].map(line => `${plainLine(line)}\n`).join(''));
  return problems.length > 0 ? 2 : 0;
}
