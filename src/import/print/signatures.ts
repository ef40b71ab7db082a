/** How many parameters constructors and methods have, with the optional ones, where the last is optional. */
const PARAMETERS: Readonly<Record<string, number>> = {
  'BarmanCloudPlugin': 3,
  'BarmanCloudPlugin.installed': 3,
  'ClusterWithPlugins.fromClusterName': 4,
  'Plugin.fromPluginName': 4,
  'cdk8s.App': 1,
  'cdk8s.Chart': 3,
  'parameters': 1,
};

export function optionalArguments(callee: string): number {
  return PARAMETERS[callee] ?? 0;
}
