import { stringify } from 'yaml';
import { Source } from './source-files';
import { documentsIn } from '../documents/documents';
import { Limits } from '../documents/limits';
import { objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';

/** What one build makes. */
export interface Built {
  /** The objects, each as YAML. */
  readonly texts: readonly string[];
  /** An object of such a text with its places in the repository. */
  originOf(object: any, text: string): Source;
}

export const NOTHING: Built = { texts: [], originOf: value => ({ file: '', value, placeOf: () => ({ where: '', line: 1 }) }) };

/** What a program printed. */
export function fromOutput(output: string, originOf: Built['originOf'], limits: Limits): Built {
  return { texts: [...documentsIn(output, limits)].map(({ text }) => text), originOf };
}

/** Objects of files, as they are written. */
export function fromSources(sources: readonly Source[]): Built {
  const byText = new Map(sources.map(source => [textOf(source.value), source]));
  return {
    texts: [...byText.keys()],
    originOf: (value, text) => {
      const source = byText.get(text)!;
      return { file: source.file, value, placeOf: path => source.placeOf(path) };
    },
  };
}

/** The objects in a text of a build. */
export function objectsOf(text: string, limits: Limits): any[] {
  return objectsIn(valueOf({ text, line: 1, start: 0 }, limits))?.map(({ object }) => object) ?? [];
}

function textOf(value: any): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
