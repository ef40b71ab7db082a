import { containerFields } from './container-fields';
import { alike, propAt } from './prop-fields';
import { SidecarPluginProps } from './sidecar-plugin-props';
import { waitContainerName } from './wait-for-socket';
import { Item } from '../inventory/item';
import { podContainersOf } from '../inventory/pod-containers';
import { Path } from '../values/field-path';

/** The prop that a field of the operator's Deployment comes from: one of the plugin's own container. */
export function sidecarPropOf(props: SidecarPluginProps, containerName: string, item: Item, path: Path): string | undefined {
  const own = item.kind === 'Deployment' ? podContainersOf(item).find(({ name }) => name === containerName) : undefined;
  if (!own) { return undefined; }
  const wait = props.waitImage === undefined ? undefined : podContainersOf(item).find(({ name }) => name === waitContainerName(containerName));
  return propAt([...containerFields(own.path, own.container, props), ...wait ? [alike([...wait.path, 'image'], 'waitImage')] : []], path);
}
