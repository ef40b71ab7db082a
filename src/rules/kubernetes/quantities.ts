import { clustersIn } from '../../inventory/clusters';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantWorkloads } from '../../inventory/objects-in-play';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { Path, valueAt } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { asRecord } from '../../values/narrow';
import { Change, ifCertain } from '../engine/change';
import { Mistake, Precedence, Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';
import { textAt } from '../engine/text-at';

const QUANTITY = /^\+?(\d+|\d+\.\d*|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const EXPECTED = 'a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "10Gi" or "500m"';

/** A Kubernetes quantity in a string. */
export const quantity: Rule<string> = {
  id: 'quantity',
  isMended: true,
  severity: 'error',
  title: 'CPU, memory and storage sizes must be Kubernetes quantities',
  symptom: 'the API server rejects the object ("quantities must match the regular expression …", "must be greater than or equal to 0"), '
    + 'or the operator\'s webhook rejects the size of a volume ("Size value isn\'t valid"); a negative size is accepted, but no instance starts, and only the '
    + 'operator\'s log names the PersistentVolumeClaim ("is invalid: spec.resources[storage]")',
  cause: 'quantities have suffixes that differ from those of other tools: "10GB" and "10gi" are not valid',
  fix: `use ${EXPECTED}`,
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/common-definitions/quantity/`,
  kinds: ['Cluster', ...WORKLOAD_KINDS],
  // its message is more specific than that of the CRD's pattern
  precedence: Precedence.TYPE,
  ofOneObject: true,
  check: value => QUANTITY.test(value) ? [] : [mistakeIn(value)],
  targets: quantities,
};

function mistakeIn(value: string): Mistake {
  const positive = value.replace(/^-/, '');
  if (positive !== value && QUANTITY.test(positive)) {
    return { message: `${formatValue(value)} is negative: expected a quantity of at least 0` };
  }
  const meant = meantBy(value);
  return meant === undefined
    ? { message: `${formatValue(value)} is not a valid quantity: expected ${EXPECTED}` }
    : { message: `${formatValue(value)} is not a valid quantity; did you mean "${meant}"?`, fix: `use "${meant}"`, changes: changesTo(meant, value) };
}

/** A comma may also be between thousands. */
function changesTo(meant: string, value: string): readonly Change[] | undefined {
  return ifCertain(!value.includes(','), { action: 'set', value: meant });
}

/** The quantity that other tools write like this: with a B for bytes, in another case, with a space or with a decimal comma. */
function meantBy(value: string): string | undefined {
  const [, number, prefix = '', i = '', bytes = ''] = /^(\d+(?:[.,]\d+)?)\s*([kmgtpe]?)(i?)(b|bytes?)?$/i.exec(value.trim()) ?? [];
  if (number === undefined) { return undefined; }
  const meant = `${number.replace(',', '.')}${suffixOf(prefix, i !== '', bytes !== '')}`;
  return QUANTITY.test(meant) ? meant : undefined;
}

/** The suffix in the case that Kubernetes accepts: "k" is a thousand, and "m" is a thousandth unless it counts bytes. */
function suffixOf(prefix: string, isBinary: boolean, countsBytes: boolean): string {
  if (isBinary) { return `${prefix.toUpperCase()}i`; }
  const isSmall = prefix.toLowerCase() === 'k' || prefix === 'm' && !countsBytes;
  return isSmall ? prefix.toLowerCase() : prefix.toUpperCase();
}

/** The amounts of Clusters, and of the containers of operators and plugins. */
function quantities(inventory: Inventory): Target<string>[] {
  const clusters = clustersIn(inventory).flatMap(({ item }) => {
    const tablespaces: Path[] = (Array.isArray(item.spec.tablespaces) ? item.spec.tablespaces : []).map((_: unknown, index: number) => ['spec', 'tablespaces', index, 'storage']);
    const storages: Path[] = [['spec', 'storage'], ...item.spec.walStorage ? [['spec', 'walStorage']] : [], ...tablespaces];
    return [
      ...storages.flatMap(path => [...textAt(item, [...path, 'size']), ...amountsIn(item, [...path, 'pvcTemplate', 'resources'])]),
      ...amountsIn(item, ['spec', 'resources']),
    ];
  });
  const containers = relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ path }) =>
    [...amountsIn(item, [...path, 'resources']), ...emptyAmountsIn(item, [...path, 'resources'])]));
  return [...clusters, ...containers];
}

const LISTS = ['requests', 'limits'];

/** Kubernetes also accepts numbers. */
function amountsIn(item: Item, path: Path): Target<string>[] {
  return amountPathsIn(item, path).flatMap(place => textAt(item, place));
}

/** An operator ignores an empty amount; Kubernetes rejects it. */
function emptyAmountsIn(item: Item, path: Path): Target<string>[] {
  return amountPathsIn(item, path).filter(place => valueAt(item.manifest, place) === '').map(place => ({ item, path: place, input: '' }));
}

function amountPathsIn(item: Item, path: Path): Path[] {
  return LISTS.flatMap(list => Object.keys(asRecord(valueAt(item.manifest, [...path, list]))).map(name => [...path, list, name]));
}
