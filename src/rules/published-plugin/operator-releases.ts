import { publishedPlugin } from '../../facts/plugins';
import { pluginRelease } from '../../inventory/plugin-releases';
import { pluginServices, serverOf, workloadOf } from '../../inventory/plugin-services';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { isOlder } from '../../values/release';
import { Rule } from '../engine/rule';

/** The releases of a plugin and of its operator. */
export interface OperatorOfPluginInput {
  readonly pluginName: string;
  readonly release: string;
  readonly operator: string;
  /** The oldest release of the operator that the plugin documents. */
  readonly oldest: string;
}

/** A plugin is made for some releases of the operator. */
export const pluginOperatorRelease: Rule<OperatorOfPluginInput> = {
  id: 'plugin-operator-release',
  severity: 'warning',
  title: 'The operator should not be older than its plugins require',
  symptom: 'the plugin uses calls or fields that the operator does not have: backups or recoveries fail, or Clusters stop with an error of the plugin',
  cause: 'each plugin documents the oldest release of the operator that it works with',
  fix: 'upgrade the operator, or use an older release of the plugin',
  source: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/plugins.md',
  kinds: WORKLOAD_KINDS,
  needs: 'the releases of the operator and of a published plugin: from their images, or set on the command line',
  check: ({ pluginName, release, operator, oldest }) => isOlder(operator, oldest) ? [{
    message: `the operator is of release ${operator}, but "${pluginName}" ${release} requires ${oldest} or later`,
    fix: `upgrade the operator to ${oldest} or later, or use an older release of the plugin`,
  }] : undefined,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const workload = workloadOf(view);
    const server = workload && serverOf(workload);
    const { release: described, oldestOperator: oldest } = publishedPlugin(view.pluginName ?? '') ?? {};
    const [pluginName, release, operator] = [view.pluginName ?? '', pluginRelease(view.pluginName ?? '', inventory), view.operator.version];
    // what an older release of the plugin requires is unknown
    return server && oldest !== undefined && operator !== undefined && release !== undefined && !isOlder(release, described!)
      ? [{ item: server.workload, path: [...server.path, 'image'], input: { pluginName, release, operator, oldest } }]
      : [];
  }),
};
