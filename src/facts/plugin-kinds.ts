import { FieldSchema } from './field-schema';
import { Crd, decodeHistory, History, namesIn } from './operator-crds';
import type data from './plugin-kinds.json';

/** The kind of an object that a plugin reads. */
export interface PluginKind {
  readonly pluginName: string;
  readonly crd: Crd;
  /** The oldest known release of the plugin. */
  readonly oldest: string;
  /** The newest known release of the plugin. */
  readonly newest: string;
}

/** As the facts are written. */
interface Written {
  readonly pluginName: string;
  readonly oldest: string;
  readonly newest: string;
  readonly fields: Readonly<Record<string, string | FieldSchema | ReadonlyArray<readonly [release: string, schema: string | FieldSchema | null]>>>;
}

const kinds = new Map<string, PluginKind | undefined>();

/** The kind of a plugin, such as `barmancloud.cnpg.io/v1` and `ObjectStore`; undefined for other kinds. */
export function pluginKindOf(apiVersion: string, kind: string): PluginKind | undefined {
  const key = `${apiVersion}/${kind}`;
  if (!kinds.has(key)) { kinds.set(key, read(key)); }
  return kinds.get(key);
}

/** The kinds of plugins, as `<group>/<version>/<kind>`. */
export function pluginKindNames(): string[] {
  return Object.keys(readData());
}

function read(key: string): PluginKind | undefined {
  const all = readData() as unknown as Readonly<Record<string, Written>>;
  if (!Object.hasOwn(all, key)) { return undefined; }
  const { pluginName, oldest, newest, fields } = all[key];
  const histories = new Map<string, History | undefined>();
  return {
    pluginName,
    oldest,
    newest,
    crd: {
      history: path => {
        if (!histories.has(path)) { histories.set(path, decodeHistory(Object.hasOwn(fields, path) ? fields[path] : undefined, oldest)); }
        return histories.get(path);
      },
      names: path => namesIn(Object.keys(fields), path),
    },
  };
}

/** Loads the facts when the first object of a plugin's API group is judged. */
function readData(): typeof data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./plugin-kinds.json');
}
