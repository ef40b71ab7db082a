import { PUBLISHED_NAMES } from '.';
import { nearestOf } from '../../values/nearest';
import { isRelease } from '../../values/release';

/** The release that somebody states for a plugin. */
export interface PluginVersion {
  readonly pluginName: string;
  readonly version: string;
}

/**
 * Reads `NAME=X.Y.Z`, where NAME is the name of a plugin or the first label of the name of a published one.
 *
 * @returns what to write instead, if it is invalid
 */
export function pluginVersionOf(text: string): PluginVersion | string {
  const [, name, version] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  if (!name || !isRelease(version)) { return 'use a name and a release, such as barman-cloud=0.14.0'; }
  if (name.includes('.')) { return { pluginName: name, version: plain(version) }; }
  const published = PUBLISHED_NAMES.filter(one => firstLabel(one) === name);
  if (published.length === 1) { return { pluginName: published[0], version: plain(version) }; }
  if (published.length > 1) { return `use one of ${published.join(', ')}`; }
  const near = nearestOf(name, PUBLISHED_NAMES.map(firstLabel));
  return near === undefined ? 'use the whole name of the plugin, as in the plugins of a Cluster' : `the most similar plugin is ${near}`;
}

/** The releases in valid statements, by the names of the plugins. */
export function pluginVersionsByName(stated: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined {
  return stated && Object.fromEntries(Object.entries(stated).flatMap(([name, version]) => {
    const read = pluginVersionOf(`${name}=${version}`);
    return typeof read === 'string' ? [] : [[read.pluginName, read.version]];
  }));
}

function firstLabel(pluginName: string): string {
  return pluginName.split('.')[0];
}

function plain(version: string): string {
  return version.replace(/^v/, '');
}
