import { Item } from '../../inventory/item';
import { relevantWorkloads } from '../../inventory/objects-in-play';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { PodContainer, podContainersOf } from '../../inventory/pod-containers';
import { formatValue } from '../../values/format-value';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';
import { textAt } from '../engine/text-at';

/** An image reference: only that there is one; what it names is up to the registry. */
export const image: Rule<string | undefined> = {
  id: 'image',
  severity: 'error',
  title: 'Each container must have an image',
  symptom: 'the kubelet reports InvalidImageName, the pod never starts, and every Cluster that names the plugin stops being reconciled',
  cause: 'the kubelet pulls exactly this text from a registry',
  fix: 'set the image to a reference without white space, such as "registry.example.com/plugin:1.0.0"',
  source: `${KUBERNETES_DOCS}/concepts/containers/images/`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of an operator or a plugin',
  check: value => {
    if (!value) { return 'required, because a container cannot start without an image'; }
    return /^\S+$/.test(value) ? undefined : `${formatValue(value)} is not a valid image reference: expected no white space`;
  },
  targets: inventory => relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(container => imageOf(item, container))),
};

/** The containers of a workload without a selector need no image: it is a patch. */
function imageOf(item: Item, { container, path }: PodContainer): Target<string | undefined>[] {
  const place = [...path, 'image'];
  const isMissing = (container.image ?? undefined) === undefined && item.spec.selector !== undefined || container.image === '';
  return isMissing ? [{ item, path: place, input: undefined }] : textAt(item, place);
}
