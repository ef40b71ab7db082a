import { configured, FolderOptions } from './folder-configuration';
import { ManifestFile } from './manifest-file';
import { FileSet } from './workspace';
import { check } from '../checker/check';
import { Reported } from '../checker/report';
import { Document } from '../documents/document';
import { Found } from '../documents/objects';
import { lineOf } from '../documents/positions';
import { Problem } from '../manifests/problem';
import { Rule } from '../rules/engine/rule';
import { Path, valueAt } from '../values/field-path';
import { asRecord } from '../values/narrow';

/** A finding, and its field in the document. */
export interface Placed {
  readonly reported: Reported;
  readonly document: Document;
  /** The field, from the document's root on. */
  readonly path: Path;
}

/** What was found in a set. */
export interface Judged {
  /** By the names of files. */
  readonly findings: ReadonlyMap<string, Placed[]>;
  /** Rules that failed. */
  readonly problems: Problem[];
}

/** Judges files together, as the configuration of their folder has it. Nothing is found in documents that are invalid now. */
export function judge(set: FileSet, options: FolderOptions, rules: ReadonlyArray<Rule<any>>): Judged {
  const { input, decisions } = configured(set, options, rules);
  const { findings, notes, problems } = check(input, { ...options, decisions }, rules);
  const { files, isRendered } = set;
  const byName = new Map(files.map(file => [file.name, file]));
  const found = new Map<string, Placed[]>();
  for (const reported of [...findings, ...notes]) {
    const placed = place(reported, byName.get(reported.file)!, isRendered);
    if (placed) { found.set(reported.file, [...found.get(reported.file) ?? [], placed]); }
  }
  return { findings: found, problems };
}

function place(reported: Reported, file: ManifestFile, isRendered: boolean): Placed | undefined {
  const part = file.partAt(reported.line);
  const objects = part === undefined ? [] : part.objects.length === 1 ? part.objects : part.objects.filter(({ object }) => isAbout(reported, object));
  const pathIn = ({ path }: Found) => [...path, ...reported.path];
  const found = objects.find(one => lineOf(part!.document, pathIn(one)) === reported.line) ?? objects[0];
  // what is missing may be added by a patch
  if (!part || !found || isRendered && valueAt(found.object, reported.path) === undefined) { return undefined; }
  return { reported, document: part.document, path: pathIn(found) };
}

function isAbout({ kind, name }: Reported, object: Record<string, any>): boolean {
  return `${object.kind ?? ''}` === kind && `${asRecord(object.metadata).name ?? ''}` === name;
}
