import { FieldSchema } from './field-schema';
import type data from './kubernetes-kinds.json';
import { Crd, History, namesIn } from './operator-crds';
import { isOlder } from '../values/release';

/** As the facts are written: a schema, its type, or the name of a type of the API, which begins with a capital letter. */
type Written = string | FieldSchema | null;
type Facts = Readonly<Record<string, Written | ReadonlyArray<readonly [release: string, schema: Written]>>>;

/** A field where it is written: in a type of the API. */
interface Place { readonly type: string; readonly path: string }

/** The oldest release of Kubernetes whose API is known. */
const OLDEST = '1.28';

const CERT_MANAGER = 'cert-manager.io/v1';

/** The apiVersion in which a kind of Kubernetes or cert-manager is served; nothing for kinds that are not known. */
export function apiVersionOf(kind: string): string | undefined {
  const { kinds } = readData();
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
}

/** The newest release known here that serves a kind, in words. Any object's metadata is Kubernetes'. */
export function newestReleaseOf(kind: string): string {
  const { releases } = readData();
  return apiVersionOf(kind) === CERT_MANAGER ? `cert-manager ${releases['cert-manager'].at(-1)}` : `Kubernetes ${releases.kubernetes.at(-1)}`;
}

const read = new Map<string, Crd>();

/** The fields of whole objects of a kind, in all known releases. */
export function kubernetesKind(kind: string): Crd | undefined {
  return apiVersionOf(kind) === undefined ? undefined : typeNamed(kind);
}

/** The fields of any object's `metadata`. */
export function objectMeta(): Crd {
  return typeNamed('ObjectMeta');
}

function typeNamed(type: string): Crd {
  const known = read.get(type) ?? readType(type, readData().types as unknown as Readonly<Record<string, Facts>>);
  read.set(type, known);
  return known;
}

/** Fields refer to other types, which may differ by release. A path is looked up in the kind itself first, and then in the newest release. */
function readType(root: string, types: Readonly<Record<string, Facts>>): Crd {
  const histories = new Map<string, History>();
  const names = new Map<string, string[]>();
  const places = new Map<string, Place[]>([['', [{ type: root, path: '' }]]]);
  return {
    history: path => {
      const [place] = histories.has(path) ? [] : placesOf(path);
      const history = histories.get(path) ?? (place && historyAt(place));
      // names that no release has are not cached: their number has no bound
      if (history) { histories.set(path, history); }
      return history;
    },
    names: path => {
      const known = names.get(path) ?? namesAt(path);
      if (known.length > 0) { names.set(path, known); }
      return known;
    },
    emptyIsUnset: apiVersionOf(root) !== CERT_MANAGER,
  };

  function namesAt(path: string): string[] {
    return [...new Set(placesOf(path).flatMap(place => {
      const references = referencesIn(written(place));
      return references.length > 0 ? references.flatMap(type => namesIn(Object.keys(types[type]), '')) : namesIn(Object.keys(types[place.type]), place.path);
    }))];
  }

  function placesOf(path: string): Place[] {
    const known = places.get(path) ?? findPlaces(path);
    if (known.length > 0) { places.set(path, known); }
    return known;
  }

  function findPlaces(path: string): Place[] {
    const step = /(\[\]|\{\}|[^.[{]+)$/.exec(path)![0];
    const parents = placesOf(path.slice(0, path.length - step.length).replace(/\.$/, ''));
    return [{ type: root, path }, ...parents.flatMap(parent => {
      const references = referencesIn(written(parent));
      return references.length > 0
        ? references.map(type => ({ type, path: step }))
        : [{ type: parent.type, path: step === '[]' || step === '{}' || parent.path === '' ? `${parent.path}${step}` : `${parent.path}.${step}` }];
    })].filter(place => written(place) !== undefined);
  }

  /** A type that is nothing but an object has no line of its own. */
  function written({ type, path }: Place) {
    return Object.hasOwn(types[type], path) ? types[type][path] : path === '' ? 'object' : undefined;
  }

  function historyAt(place: Place): History {
    const own = changes(written(place));
    const releases = own.flatMap(([first, schema]) => [first, ...isReference(schema) ? changes(written({ type: schema, path: '' })).map(([release]) => release) : []]);
    return [...new Set(releases)].filter(release => !isOlder(release, own[0][0])).sort((a, b) => isOlder(a, b) ? -1 : 1)
      .map(release => [release, schemaAt(own, release)] as const);
  }

  function schemaAt(own: ReadonlyArray<readonly [string, Written]>, release: string): FieldSchema | undefined {
    const before = own.filter(([first]) => !isOlder(release, first));
    const [, schema] = before[before.length - 1] ?? own[0];
    if (isReference(schema)) { return schemaAt(changes(written({ type: schema, path: '' })), release); }
    return typeof schema === 'string' ? { type: schema } : schema ?? undefined;
  }
}

function changes(written: Facts[string] | undefined): ReadonlyArray<readonly [string, Written]> {
  return Array.isArray(written) ? written : [[OLDEST, written as Written]];
}

/** The types that a field refers to, the newest first. */
function referencesIn(written: Facts[string] | undefined): string[] {
  return changes(written).map(([, schema]) => schema).filter(isReference).reverse();
}

function isReference(schema: Written | undefined): schema is string {
  return typeof schema === 'string' && /^[A-Z]/.test(schema);
}

/** Loaded with the first object that is judged. */
function readData(): typeof data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./kubernetes-kinds.json');
}
