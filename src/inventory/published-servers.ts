import { Inventory } from './inventory';
import { Item } from './item';
import { pluginRelease } from './plugin-releases';
import { pluginServices, serverOf, ServerView, workloadOf } from './plugin-services';
import { StandaloneView } from './plugins';
import { publishedPlugin } from '../facts/plugins';
import { PublishedPlugin } from '../facts/plugins/published-plugin';
import { asString, asStrings, recordsByIndex } from '../values/narrow';
import { isOlder } from '../values/release';

/** A published plugin behind a Service, with its workload and its container. */
export interface PublishedServer {
  readonly view: StandaloneView;
  readonly plugin: PublishedPlugin;
  readonly workload: Item;
  readonly server: ServerView;
}

/** The published plugins with one workload each, of releases that the facts are about: what a newer release does is unknown. */
export function publishedServers(inventory: Inventory): PublishedServer[] {
  return pluginServices(inventory).flatMap(view => {
    const plugin = publishedPlugin(view.pluginName ?? '');
    const workload = workloadOf(view);
    const server = workload && serverOf(workload);
    const release = pluginRelease(view.pluginName ?? '', inventory);
    const isNewer = plugin?.release !== undefined && release !== undefined && isOlder(plugin.release, release);
    return plugin && workload && server && !isNewer ? [{ view, plugin, workload, server }] : [];
  });
}

/** Whether a container runs an image of a plugin, from any registry. */
export function runsImageOf({ images = [] }: PublishedPlugin, { container }: ServerView): boolean {
  const name = (asString(container.image) ?? '').replace(/@.*$/, '').replace(/:[^/]*$/, '').split('/').at(-1);
  return images.some(image => image.split('/').at(-1) === name);
}

/** Whether a container has a switch, such as `--leader-elect`, that is not turned off. */
export function hasSwitch({ container }: ServerView, name: string): boolean {
  return ['command', 'args'].flatMap(field => asStrings(container[field])).some(word => word === `--${name}` || word === `--${name}=true`);
}

/** An environment variable of a container, and its place among the others. */
export interface Variable {
  readonly value: unknown;
  readonly valueFrom: unknown;
  readonly index: number;
}

export function variableIn({ container }: ServerView, name: string): Variable | undefined {
  const variables = recordsByIndex(container.env);
  // of several variables with one name, Kubernetes uses the last
  const index = variables.map(one => one.name).lastIndexOf(name);
  return index < 0 ? undefined : { value: variables[index].value, valueFrom: variables[index].valueFrom, index };
}
