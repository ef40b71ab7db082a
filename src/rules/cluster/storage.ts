import { mayBePatch } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const ZERO = /^[+-]?(0+\.?0*|\.0+)([a-zA-Z]|$)/;

/** The size of a volume, and the storage that its claim requests. */
export interface VolumeInput {
  readonly size?: string;
  readonly requested?: string;
}

/** A volume has a size. */
export const storageSize: Rule<VolumeInput> = {
  id: 'storage-size',
  severity: 'error',
  title: 'Every volume must have a size',
  symptom: 'the operator\'s webhook rejects the Cluster ("Size not configured")',
  cause: 'the operator creates a PersistentVolumeClaim for each volume, and a claim needs a size',
  fix: 'set `size`, such as "10Gi", or set resources.requests.storage in `pvcTemplate`',
  source: `${OPERATOR_DOCS}/storage`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `instances` or `storage` it may be a patch',
  ofOneObject: true,
  check: ({ size, requested }) => {
    if (size !== undefined && size !== '') { return undefined; }
    if (requested === undefined) { return size === undefined ? 'required, unless pvcTemplate requests storage' : '"" is not a size: expected a quantity such as "10Gi"'; }
    return ZERO.test(requested) ? `required, because pvcTemplate requests only "${requested}"` : undefined;
  },
  targets: inventory => clustersIn(inventory).flatMap(cluster => volumesOf(cluster).map(({ path, volume }) =>
    ({ item: cluster.item, path: [...path, 'size'], input: inputOf(volume) }))),
};

/** The volumes of a whole Cluster; none of what may be a patch, which need not repeat a size. */
function volumesOf(cluster: ClusterView): Array<{ path: Path; volume: Record<string, any> }> {
  const { spec } = cluster.item;
  if (mayBePatch(cluster) || !isSet(spec.instances)) { return []; }
  const spaces: unknown[] = Array.isArray(spec.tablespaces) ? spec.tablespaces : [];
  const all: Array<[Path, unknown]> = [
    [['spec', 'storage'], spec.storage],
    [['spec', 'walStorage'], spec.walStorage],
    ...spaces.map((space, index): [Path, unknown] => [['spec', 'tablespaces', index, 'storage'], asRecord(space).storage]),
  ];
  return all.flatMap(([path, value]) => asRecords([value]).map(volume => ({ path, volume })));
}

function inputOf({ size, pvcTemplate }: Record<string, any>): VolumeInput {
  // a value of another type is not a missing size
  const textOf = (value: unknown) => isSet(value) ? asString(value) ?? formatValue(value) : undefined;
  return { size: textOf(size), requested: textOf(asRecord(asRecord(asRecord(pvcTemplate).resources).requests).storage) };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
