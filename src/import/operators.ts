import { Struct, struct, scalar } from './model';
import { Distribution } from '../contracts/distribution';
import { Inventory } from '../inventory/inventory';
import { operatorsIn } from '../inventory/operators';

/** An operator that the program names, and what is known of it. */
export interface OperatorOfProduct {
  readonly distribution: Distribution;
  readonly attributes: Struct;
}

/** What the command line shows of operators. */
export interface OperatorSettings {
  readonly distribution?: Distribution;
  readonly operatorVersion?: string;
  readonly operatorNamespace?: string;
  readonly kubernetesVersion?: string;
}

/** The operators of the products that occur in the input; CloudNativePG if none does. */
export function operatorsOf(inventory: Inventory, settings: OperatorSettings): OperatorOfProduct[] {
  const products = [Distribution.CLOUDNATIVE_PG, Distribution.EDB].filter(product => occurs(product, inventory));
  const chosen = products.length > 0 ? products : [settings.distribution ?? Distribution.CLOUDNATIVE_PG];
  return chosen.map(distribution => {
    const found = operatorsIn(inventory).find(operator => operator.distribution === distribution);
    const namespace = settings.operatorNamespace ?? found?.namespace ?? namespaceOfPlugins(distribution, inventory);
    const text = (value: string | undefined) => value === undefined ? undefined : scalar(value);
    const attributes = struct('OperatorAttributes', {
      distribution: { kind: 'constant', type: 'Distribution', member: distribution === Distribution.EDB ? 'EDB' : 'CLOUDNATIVE_PG' },
      version: text(settings.operatorVersion ?? found?.version),
      kubernetesVersion: text(settings.kubernetesVersion),
      namespace: text(namespace === distribution.operatorNamespace ? undefined : namespace),
    });
    return { distribution, attributes };
  });
}

function occurs({ apiGroup, keyPrefix, operatorPodLabels }: Distribution, { items }: Inventory): boolean {
  const [[label, value]] = Object.entries(operatorPodLabels);
  return items.some(({ apiGroup: group, kind, labels, annotations }) => group === apiGroup
    || kind === 'Service' && Object.keys({ ...labels, ...annotations }).some(key => key.startsWith(`${keyPrefix}/plugin`))
    || kind === 'Deployment' && labels[label] === value);
}

/** Plugins with a Service are in the namespace of their operator. */
function namespaceOfPlugins({ keyPrefix }: Distribution, inventory: Inventory): string | undefined {
  const services = inventory.of('Service', '').filter(({ labels }) => Object.hasOwn(labels, `${keyPrefix}/pluginName`));
  const [namespace, ...others] = new Set(services.map(service => service.namespace));
  return others.length === 0 ? namespace : undefined;
}
