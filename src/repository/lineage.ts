import { generatorFiles, Kustomization, Kustomizations } from './kustomization';
import { Layer, manifestLayer, operationsLayer, placeIn } from './layers';
import { documentsInText, partOf, Source, SourceFiles } from './source-files';
import { Limits } from '../documents/limits';
import { Path } from '../values/field-path';
import { asRecord, asString, asStringRecord, recordsByIndex } from '../values/narrow';

/** An object that a kustomization builds: where it is written, and what changes it on its way. */
export interface Ancestor {
  readonly source: Source;
  readonly group: string;
  readonly kind: string;
  /** The names that it has on its way, the last one last. */
  readonly names: string[];
  namespace?: string;
  /** The manifest, and the patches in their order. */
  readonly layers: Layer[];
  /** Whether kustomize generates it, with a hash at the end of its name. */
  readonly isGenerated: boolean;
}

/** Kinds whose names kustomize does not change. */
const UNPREFIXED = ['Namespace', 'CustomResourceDefinition', 'APIService'];

/** Finds the ancestors of what kustomizations build, from the files alone. */
export class Lineage {
  public constructor(private readonly kustomizations: Kustomizations, private readonly files: SourceFiles, private readonly limits: Limits) {}

  /** The ancestors of what is built in a directory. */
  public of(directory: string): Ancestor[] {
    const kustomization = this.kustomizations.in(directory);
    return kustomization ? this.collect(kustomization, [], new Set()) : [];
  }

  /** The ancestors of the objects in a file. */
  public ofFile(file: string): Ancestor[] {
    return this.files.objectsOf(file).map(ancestorOf);
  }

  /** Applies what a kustomization, or another object with the same fields, changes. */
  public change(ancestors: Ancestor[], source: Source, fileOf: (path: Path) => string | undefined): void {
    const value = asRecord(source.value);
    for (const { target, sources } of patchesOf(source, fileOf, this.files, this.limits)) {
      for (const patch of sources) {
        const layer = Array.isArray(patch.value) ? operationsLayer(patch) : manifestLayer(patch);
        ancestors.filter(ancestor => target ? isTarget(ancestor, target) : isSame(ancestor, patch.value)).forEach(({ layers }) => layers.push(layer));
      }
    }
    const [namespace, prefix = '', suffix = ''] = [value.namespace, value.namePrefix, value.nameSuffix].map(asString);
    for (const ancestor of ancestors) {
      if (namespace) { ancestor.namespace = namespace; }
      if ((prefix || suffix) && !UNPREFIXED.includes(ancestor.kind)) { ancestor.names.push(`${prefix}${ancestor.names.at(-1)}${suffix}`); }
    }
  }

  private collect(kustomization: Kustomization, inherited: Ancestor[], above: ReadonlySet<Kustomization>): Ancestor[] {
    if (above.has(kustomization)) { return inherited; }
    const path = new Set(above).add(kustomization);
    const { resources, components, references, source } = kustomization;
    const own = resources.flatMap(({ kind, target }) => {
      if (kind === 'file') { return this.ofFile(target!); }
      const inside = kind === 'directory' ? this.kustomizations.in(target!) : undefined;
      return inside ? this.collect(inside, [], path) : [];
    });
    const fileOf = (field: Path) => references.find(one => one.kind === 'file' && `${one.path}` === `${field}`)?.target;
    const ancestors = components.reduce((all, { target }) => {
      const component = target === undefined ? undefined : this.kustomizations.in(target);
      return component ? this.collect(component, all, path) : all;
    }, [...inherited, ...own, ...generated(source, fileOf, this.files)]);
    this.change(ancestors, source, fileOf);
    return ancestors;
  }
}

/** The built object as it comes from its ancestor: every field has the place of what sets it. */
export function descendant(built: any, ancestors: readonly Ancestor[], otherwise: Source): Source {
  const ancestor = ancestorIn(ancestors, built);
  if (!ancestor) { return { file: otherwise.file, value: built, placeOf: () => otherwise.placeOf([]) }; }
  const { source, layers } = ancestor;
  return { file: source.file, value: built, placeOf: path => (path.length > 0 ? placeIn(layers, path, built) : undefined) ?? source.placeOf([]) };
}

function ancestorIn(ancestors: readonly Ancestor[], built: any): Ancestor | undefined {
  const { name, namespace } = asRecord(built.metadata);
  const ofKind = ancestors.filter(({ kind, group }) => kind === built.kind && group === groupOf(built.apiVersion));
  const named = ofKind.filter(({ names, isGenerated }) => names.includes(name) || isGenerated && names.some(one => String(name).startsWith(`${one}-`)));
  return named.find(one => one.names.at(-1) === name && one.namespace === namespace)
    ?? named.find(one => one.namespace === undefined || namespace === undefined || one.namespace === namespace)
    // a patch can change a name
    ?? named[0] ?? (ofKind.length === 1 ? ofKind[0] : undefined);
}

function ancestorOf(source: Source): Ancestor {
  const { apiVersion, kind, metadata } = asRecord(source.value);
  const { name, namespace } = asRecord(metadata);
  return { source, group: groupOf(apiVersion), kind: asString(kind) ?? '', names: [`${name}`], namespace: asString(namespace), layers: [manifestLayer(source)], isGenerated: false };
}

function generated(source: Source, fileOf: (path: Path) => string | undefined, files: SourceFiles): Ancestor[] {
  return [['configMapGenerator', 'ConfigMap'], ['secretGenerator', 'Secret']].flatMap(([field, kind]) => recordsByIndex(source.value[field]).map((entry, index) => {
    const part = partOf(source, [field, index]);
    const layers = generatorFiles(entry).flatMap(({ key, path }) => {
      const file = key === undefined ? undefined : fileOf([field, index, ...path]);
      return file === undefined ? [] : [fileLayer(key!, file, files)];
    });
    return { source: part, group: '', kind, names: [`${entry.name}`], namespace: asString(entry.namespace), layers, isGenerated: true };
  }));
}

/** A file that is the value of a key. */
function fileLayer(key: string, file: string, files: SourceFiles): Layer {
  return manifestLayer({ file, value: { data: { [key]: '' } }, placeOf: () => ({ where: files.nameOf(file), line: 1 }) });
}

interface Patch {
  readonly target?: Record<string, any>;
  readonly sources: readonly Source[];
}

/** The patches of a kustomization, in the order in which kustomize applies them. */
function patchesOf(source: Source, fileOf: (path: Path) => string | undefined, files: SourceFiles, limits: Limits): Patch[] {
  const value = asRecord(source.value);
  const written = (path: Path): readonly Source[] => {
    const file = fileOf(path);
    return file === undefined ? documentsInText(source, path, limits) : files.documentsOf(file);
  };
  const merges = (Array.isArray(value.patchesStrategicMerge) ? value.patchesStrategicMerge : []).map((_, index) => ({ sources: written(['patchesStrategicMerge', index]) }));
  const others = ['patches', 'patchesJson6902'].flatMap(field => recordsByIndex(value[field]).map(({ path, patch, target }, index) => ({
    target: target === undefined || target === null ? undefined : asRecord(target),
    sources: typeof path === 'string' ? written([field, index, 'path']) : typeof patch === 'string' ? written([field, index, 'patch']) : [],
  })));
  return [...merges, ...others];
}

/** Whether an object is one of those that a target selects. */
function isTarget(ancestor: Ancestor, target: Record<string, any>): boolean {
  const { group, kind, names, namespace, source } = ancestor;
  const { labels, annotations } = asRecord(asRecord(source.value).metadata);
  return matches(target.group, group) && matches(target.kind, kind) && names.some(name => matches(target.name, name))
    && (namespace === undefined || matches(target.namespace, namespace))
    && selects(target.labelSelector, labels) && selects(target.annotationSelector, annotations);
}

function matches(pattern: unknown, text: string): boolean {
  if (typeof pattern !== 'string' || pattern === '' || pattern === text) { return true; }
  // a pattern of a stranger can need exponential time: only what names have, and wildcards
  return pattern.length < 200 && /^[\w.^$*|()-]+$/.test(pattern) && !/\*.*\*.*\*|\)[*+]/.test(pattern) && new RegExp(`^(?:${pattern.replace(/\(\?/g, '(')})$`).test(text);
}

/** Only equalities are compared; other selectors may select anything. */
function selects(selector: unknown, labels: unknown): boolean {
  const text = asString(selector);
  if (text === undefined || text === '' || !/^[\w./-]+==?[\w.-]*(?:, *[\w./-]+==?[\w.-]*)*$/.test(text)) { return true; }
  const map = asStringRecord(labels);
  return text.split(',').every(term => {
    const [key, value] = term.trim().split(/==?/);
    return map[key] === value;
  });
}

function isSame({ group, kind, names, namespace }: Ancestor, patch: any): boolean {
  const { apiVersion, kind: itsKind, metadata } = asRecord(patch);
  const { name, namespace: its } = asRecord(metadata);
  return kind === itsKind && group === groupOf(apiVersion) && names.includes(`${name}`) && (its === undefined || namespace === undefined || its === namespace);
}

export function groupOf(apiVersion: unknown): string {
  const text = asString(apiVersion) ?? '';
  return text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
}
