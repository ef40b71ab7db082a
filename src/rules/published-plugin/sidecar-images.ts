import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { publishedServers, runsImageOf, variableIn } from '../../inventory/published-servers';
import { valueIn } from '../../inventory/secret-contents';
import { releaseOfImage } from '../../values/image-version';
import { asRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

/** The releases of a plugin's image and of its sidecar's image. */
export interface SidecarImageInput {
  readonly variable: string;
  readonly image: string;
  readonly release?: string;
  readonly sidecarRelease?: string;
}

/** Plugin and sidecar are released together. */
export const pluginSidecarImage: Rule<SidecarImageInput> = {
  id: 'plugin-sidecar-image',
  severity: 'warning',
  title: 'The image of a plugin and of its sidecar should be of one release',
  symptom: 'the sidecars in the pods of Clusters reject arguments or miss fixes of the plugin\'s release; nothing reports the difference',
  cause: 'the plugin adds the image in this variable to the pods of Clusters, and passes the arguments that its release has',
  fix: 'set both images to the same release',
  source: `${BARMAN_CLOUD_DOCS}/images/`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of a published plugin whose sidecar has the plugin\'s release, with both images',
  check: ({ variable, image, release, sidecarRelease }) => release === undefined || sidecarRelease === undefined || release === sidecarRelease
    ? undefined
    : [{ message: `release ${sidecarRelease}, but the plugin's image is of release ${release}`, fix: `set ${variable} to the release of "${image}"` }],
  targets: inventory => publishedServers(inventory).flatMap(({ plugin, workload, server }) => {
    const { sidecarImageVariable: variable } = plugin;
    const found = variable === undefined ? undefined : variableIn(server, variable);
    const image = asString(server.container.image);
    if (variable === undefined || !found || image === undefined || !runsImageOf(plugin, server)) { return []; }
    const { index, value, valueFrom } = found;
    const [field, sidecar] = valueFrom === undefined ? ['value', asString(value)] : ['valueFrom', referredValue(valueFrom, workload, inventory)];
    return [{
      item: workload,
      path: [...server.path, 'env', index, field],
      input: { variable, image, release: releaseOfImage(image), sidecarRelease: releaseOfImage(sidecar ?? '') },
    }];
  }),
};

/** The value that a variable gets from a ConfigMap or a Secret of the input. */
function referredValue(valueFrom: unknown, { namespace }: Item, inventory: Inventory): string | undefined {
  const { configMapKeyRef, secretKeyRef } = asRecord(valueFrom);
  const [kind, reference] = configMapKeyRef === undefined ? ['Secret', asRecord(secretKeyRef)] : ['ConfigMap', asRecord(configMapKeyRef)];
  const [name, key] = [asString(reference.name), asString(reference.key)];
  const found = name === undefined ? [] : inventory.named(name, kind, '').filter(item => mayShareNamespace(item.namespace, namespace));
  return found.length === 1 && key !== undefined ? valueIn(found[0], key) : undefined;
}
