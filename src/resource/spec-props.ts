import { toPropPath } from '../api/renamed-keys';
import { Item } from '../inventory/item';
import { formatPath, Path } from '../values/field-path';

/** The prop of a construct whose props are the operator's `spec`. */
export function specPropOf(item: Item, path: Path): string | undefined {
  if (path.length === 0) { return undefined; }
  const names = toPropPath(path, item.kind);
  const props = item.kind === 'Cluster' ? clusterProps(names) : referringProps(names);
  return formatPath(props[0] === 'spec' && props.length > 1 ? props.slice(1) : props);
}

/** A cluster's plugins are objects in a program, and names in a manifest. */
function clusterProps(path: Path): Path {
  const isPlugin = path[1] === 'plugins' && path.length === 4 || path[1] === 'externalClusters' && path[3] === 'plugin' && path.length === 5;
  return isPlugin && path[path.length - 1] === 'name' ? [...path.slice(0, -1), 'plugin'] : path;
}

/** The cluster of a backup, a database and so on is an object in a program, and so is the plugin of a backup. */
function referringProps([first, field, key, ...further]: Path): Path {
  const path = [first, field, key, ...further].filter(step => step !== undefined);
  if (field === 'cluster') { return ['spec', 'cluster']; }
  if (field !== 'pluginConfiguration') { return path; }
  return key === 'parameters' ? ['spec', key, ...further] : ['spec', 'plugin'];
}
