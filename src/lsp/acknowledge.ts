import type { TextEdit } from 'vscode-languageserver/node';
import { Placed } from './judge';
import { ManifestFile } from './manifest-file';
import { linesOf, rangeOfField } from './text-positions';
import { acknowledgementOf } from '../rules/engine/acknowledgement';
import { Path, valueAt } from '../values/field-path';
import { isMap } from '../values/narrow';

/**
 * The annotation that acknowledges a warning, with an empty reason: the user writes it. The empty one is reported, so that none is forgotten.
 *
 * Nothing if the object's metadata is in flow style.
 */
export function acknowledgingEdit(file: ManifestFile, { reported, document, path }: Placed): TextEdit | undefined {
  const object = path.slice(0, path.length - reported.path.length);
  const found = file.partAt(reported.line)?.objects.find(one => one.path.join() === object.join())?.object;
  const lines = linesOf(file.text);
  const entry = `${acknowledgementOf(reported.rule.id)}: ""`;
  const firstLineIn = (inside: Path): { line: number; indent: string } | undefined => {
    const value = valueAt(found, inside);
    const [key] = isMap(value) ? Object.keys(value) : [];
    const [own, first] = [inside, [...inside, key ?? '']].map(one => rangeOfField(lines, document, [...object, ...one]));
    if (key === undefined || !own || !first || first.start.line <= own.start.line) { return undefined; }
    const indent = lines[first.start.line].slice(0, first.start.character);
    return indent.trim() === '' ? { line: first.start.line, indent } : undefined;
  };
  const end = file.text.includes('\r\n') ? '\r\n' : '\n';
  const annotations = firstLineIn(['metadata', 'annotations']);
  if (annotations) { return insertion(annotations.line, `${annotations.indent}${entry}${end}`); }
  const metadata = isMap(found?.metadata) && found.metadata.annotations === undefined ? firstLineIn(['metadata']) : undefined;
  return metadata && insertion(metadata.line, `${metadata.indent}annotations:${end}${metadata.indent}  ${entry}${end}`);
}

function insertion(line: number, newText: string): TextEdit {
  return { range: { start: { line, character: 0 }, end: { line, character: 0 } }, newText };
}
