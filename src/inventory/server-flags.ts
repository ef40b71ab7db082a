import { Flag, flagsOf } from './pod-containers';
import { PUBLISHED_PLUGINS } from '../facts/plugins';
import { FileFlag, PluginServerFlags } from '../facts/plugins/published-plugin';
import { Path } from '../values/field-path';

/** The flags of a plugin's server, under the names that the official helper library gives them. */
export interface ServerFlags {
  readonly flags: Readonly<Record<string, string>>;
  /** Paths of the flags' values, relative to the container. */
  readonly paths: Readonly<Record<string, Path>>;
  /** What the plugin calls the flags. */
  readonly names: Readonly<Record<string, string>>;
}

/** The ways in which plugins call these flags; that of the helper library is the first. */
const STYLES = [...new Map(PUBLISHED_PLUGINS.flatMap(({ flags }) => flags ? [[JSON.stringify(flags), flags] as const] : [])).values()];

/** The flags of a container, in the style of which it has the most. */
export function serverFlagsOf(container: Record<string, any>): ServerFlags {
  const written = flagsOf(container);
  const all = STYLES.map(style => foundIn(written, style));
  const most = Math.max(...all.map(({ length }) => length));
  const found = all.find(({ length }) => length === most)!;
  const entries = <T>(valueOf: (one: FoundFlag) => T) => Object.fromEntries(found.map(one => [one.role, valueOf(one)]));
  return { flags: entries(({ value }) => value), paths: entries(({ path }) => path), names: entries(({ name }) => name) };
}

interface FoundFlag extends Flag {
  readonly role: string;
}

function foundIn(written: Flag[], { certificate, key, clientCa, address }: PluginServerFlags): FoundFlag[] {
  return [
    ...fileIn(written, 'server-cert', certificate), ...fileIn(written, 'server-key', key), ...fileIn(written, 'client-cert', clientCa),
    ...written.filter(({ name }) => name === address.flag).map(flag => ({ ...flag, role: 'server-address' })),
  ];
}

/** The file that a flag names, with the directory in another flag or without. */
function fileIn(written: Flag[], role: string, { flag, name }: FileFlag): FoundFlag[] {
  // the last one of a name holds
  const file = written.filter(one => one.name === flag).at(-1);
  if (!file) { return []; }
  if (!name) { return [{ ...file, role }]; }
  const its = written.filter(one => one.name === name.flag).at(-1);
  return [{ name: its?.name ?? flag, path: its?.path ?? file.path, value: `${file.value.replace(/\/$/, '')}/${its?.value ?? name.default}`, role }];
}
