import type { Inventory } from './inventory';
import { Item } from './item';
import { operatorPodsOf } from './operator-pods';
import { OperatorView } from './operator-view';
import { configurationOf, operatorFor } from './operators';
import { Path } from '../values/field-path';
import { asRecord, asString, recordsByIndex } from '../values/narrow';

/** A setting of an operator. */
export interface OperatorSetting {
  readonly key: string;
  /** Undefined if it is in a Secret, or not a literal value. */
  readonly value?: string;
  readonly source: 'environment' | 'ConfigMap' | 'Secret';
  readonly item: Item;
  readonly path: Path;
  readonly operator: OperatorView;
}

/** The settings of operators: in their environment, and in the ConfigMaps and Secrets that they read. */
export function settingsOf(inventory: Inventory): OperatorSetting[] {
  const pods = operatorPodsOf(inventory);
  const environment = pods.flatMap(({ deployment, manager, operator }) => recordsByIndex(manager?.container.env)
    .map(({ name, value }, index): OperatorSetting => ({
      key: asString(name) ?? '',
      value: asString(value),
      source: 'environment',
      item: deployment,
      path: [...manager!.path, 'env', index, 'value'],
      operator,
    })));
  return [...environment, ...(['ConfigMap', 'Secret'] as const).flatMap(kind => configurationsOf(kind, inventory).flatMap(({ item, operator }) => settingsIn(kind, item, operator)))];
}

function settingsIn(source: 'ConfigMap' | 'Secret', item: Item, operator: OperatorView): OperatorSetting[] {
  const fields = source === 'ConfigMap' ? ['data'] : ['data', 'stringData'];
  return fields.flatMap(field => Object.entries(asRecord(asRecord(item.manifest)[field])).map(([key, value]) => ({
    key, value: source === 'ConfigMap' ? asString(value) : undefined, source, item, path: [field, key], operator,
  })));
}

/** The objects that operators reference, and objects with the default name if the input has no operator of that product. */
function configurationsOf(kind: 'ConfigMap' | 'Secret', inventory: Inventory): Array<{ item: Item; operator: OperatorView }> {
  const whole = operatorPodsOf(inventory).filter(pods => pods.whole);
  const named = whole.flatMap(({ deployment, manager, operator }) => {
    const item = configurationOf(kind, deployment, manager!.container, name => inventory.named(name, kind, ''));
    return item ? [{ item, operator }] : [];
  });
  const withoutOperator = inventory.distributions.filter(distribution => !whole.some(({ operator }) => operator.distribution === distribution));
  const withDefaultName = withoutOperator.flatMap(distribution => inventory.of(kind, '')
    .filter(({ name }) => name === `${distribution.operatorDeploymentName}-config`)
    .map(item => ({ item, operator: operatorFor(inventory, distribution, item.namespace) })));
  return [...named, ...withDefaultName];
}
