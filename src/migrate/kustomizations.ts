import { basename, dirname, posix, relative, resolve, sep } from 'node:path';
import { isScalar, isSeq, Node, Scalar } from 'yaml';
import { Around, columnOf, endOfLines, lineStart } from './block-text';
import { insertion } from './list-text';
import { documentsIn } from '../documents/documents';
import { Limits } from '../documents/limits';
import { Fields } from '../fix/fields';
import { Refusal } from '../fix/refusal';
import { written } from '../fix/scalars';
import { TextEdit } from '../fix/text-edit';
import { Kustomizations, Reference } from '../repository/kustomization';

/** The kustomizations of a run: which files they list as resources, and which are their patches. */
export class Listings {
  private readonly resources = new Map<string, Array<{ readonly kustomization: string; readonly reference: Reference }>>();
  private readonly patches = new Set<string>();

  public constructor(kustomizations: Kustomizations, files: readonly string[], cwd: string, realPath: (path: string) => string) {
    for (const directory of new Set(files.map(file => dirname(realPath(resolve(cwd, file)))))) {
      const kustomization = kustomizations.in(directory);
      if (!kustomization) { continue; }
      const name = this.nameOf(kustomization.source.file, realPath(cwd));
      for (const reference of kustomization.references.filter(({ kind }) => kind === 'file')) {
        const file = this.nameOf(reference.target!, realPath(cwd));
        if (reference.path[0] === 'resources' || reference.path[0] === 'bases') {
          this.resources.set(file, [...this.resources.get(file) ?? [], { kustomization: name, reference }]);
        } else {
          this.patches.add(file);
        }
      }
    }
  }

  /** Whether a file only changes what other files contain. */
  public isPatch(file: string): boolean {
    return this.patches.has(file) && !this.resources.has(file);
  }

  /** The kustomizations that list a file. */
  public listing(file: string): ReadonlyArray<{ readonly kustomization: string; readonly reference: Reference }> {
    return this.resources.get(file) ?? [];
  }

  private nameOf(path: string, cwd: string): string {
    return relative(cwd, path).split(sep).join('/');
  }
}

/** What a kustomization calls a new file that is beside one that it lists. */
export function listedAs({ text: listed }: Reference, file: string): string {
  return posix.join(posix.dirname(listed), basename(file)).replace(/^(?!\.\.?\/)/, listed.startsWith('./') ? './' : '');
}

/** Lists a new file below the one that it is beside. */
export function listingEdit(text: string, reference: Reference, file: string, limits: Limits): TextEdit {
  const { path } = reference;
  const [document] = documentsIn(text, limits);
  const fields = new Fields(document, limits);
  const { value: list } = fields.at(path.slice(0, -1));
  const { value } = fields.at(path);
  if (!isSeq<Node>(list) || !isScalar(value)) { throw new Refusal('its list of resources is not certain'); }
  const around: Around = { text, offset: document.start };
  const entry = written(listedAs(reference, file), {
    quotes: value.type === Scalar.QUOTE_DOUBLE ? 'double' : value.type === Scalar.QUOTE_SINGLE ? 'single' : 'none', flow: Boolean(list.flow),
  });
  const [start, end] = [around.offset + value.range![0], around.offset + value.range![1]];
  if (list.flow) { return { start: end, end, text: `, ${entry}` }; }
  const dash = around.offset + list.range![0]; // the first one
  if (!/^ *- +$/.test(text.slice(lineStart(text, start), start))) { throw new Refusal('its list of resources is not certain'); }
  return insertion(endOfLines(text, end), `${' '.repeat(columnOf(text, dash))}- ${entry}\n`);
}
