import { Construct } from 'constructs';
import { PluginContainerOptions } from './container-options';
import { image, quantity } from '../rules/kubernetes';
import { enforce } from '../rules/rule';

/** What the container of any plugin can check alone. */
export function checkContainer(scope: Construct, options: PluginContainerOptions): void {
  enforce(scope, image, { prop: 'image', value: options.image });
  for (const kind of ['request', 'limit'] as const) {
    const amount = options.resources?.cpu?.[kind]?.amount;
    if (amount !== undefined) {
      enforce(scope, quantity, { prop: `resources.cpu.${kind}`, value: amount });
    }
  }
}
