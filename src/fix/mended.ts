import { Report, Reported } from '../checker/report';
import { Limits } from '../documents/limits';

/** Where the files of a run are read, and how their contents are judged. */
export interface Workshop {
  readonly limits: Limits;
  /** The contents of a file. Throws a refusal if it must not be written. */
  read(file: string): Buffer;
  /** The report if these files had these contents. */
  judge(contents: ReadonlyMap<string, Buffer>): Promise<Report>;
}

/** A finding that has to be mended by hand although its fix is certain, and why. */
export interface Unmended {
  readonly finding: Reported;
  readonly reason: string;
}

/** What can be mended in the files of a report. Nothing is written yet. */
export interface Mended {
  /** The findings that are mended, in the order of the report. */
  readonly fixed: readonly Reported[];
  readonly unmended: readonly Unmended[];
  /** The new contents of files. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** The report about the new contents. */
  readonly after: Report;
}
