import { namespaceOf } from './objects';
import { OperatorFacts, watches } from './operator';

/** Why a Cluster is not reconciled, or not with the plugins as written. */
export function clusterVerdict(cluster: any, known: string[], operator: OperatorFacts): string[] {
  const listed: any[] = cluster.spec?.plugins ?? [];
  const external: any[] = (cluster.spec?.externalClusters ?? []).flatMap((e: any) => e.plugin ?? []);
  const isEnabled = (plugin: any) => plugin.enabled !== false;
  const archivers = listed.filter(plugin => isEnabled(plugin) && plugin.isWALArchiver === true);

  const group = `${cluster.apiVersion}`.split('/')[0];
  const unknown = [...listed, ...external].filter(isEnabled).map(plugin => plugin.name).filter(name => !known.includes(name));
  const duplicates = listed.map(plugin => plugin.name).filter((name, i, names) => names.indexOf(name) < i);
  const untyped = [...listed, ...external].filter(plugin => Object.values(plugin.parameters ?? {}).some(value => typeof value !== 'string'));
  return [
    ...(group === operator.apiGroup ? [] : [`API group ${group} is not of this operator`]),
    ...(watches(operator, namespaceOf(cluster)) ? [] : [`namespace ${namespaceOf(cluster)} is not watched`]),
    ...[...new Set(unknown)].map(name => `unknown plugin ${name}`),
    ...[...new Set(duplicates)].map(name => `duplicate plugin ${name}`),
    ...untyped.map(plugin => `a parameter of ${plugin.name} is not a string`),
    ...(archivers.length > 1 ? [`more than one WAL archiver: ${archivers.map(plugin => plugin.name).join(', ')}`] : []),
    ...(archivers.length > 0 && cluster.spec.backup?.barmanObjectStore ? ['a WAL archiver plugin beside barmanObjectStore'] : []),
  ];
}
