import { toPropPath } from '../api/renamed-keys';
import { Item } from '../inventory/item';
import { formatPath, Path } from '../values/field-path';

/** The prop of a construct whose props are the operator's `spec`. */
export function specPropOf(item: Item, path: Path): string | undefined {
  if (path.length === 0) { return undefined; }
  const props = item.kind === 'Cluster' ? toPropPath(path) : path;
  return formatPath(props[0] === 'spec' && props.length > 1 ? props.slice(1) : props);
}
