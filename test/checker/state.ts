import { clusterVerdict, connection, OperatorFacts, registrations } from '../support/oracle';

/** The operator that reads the installs. */
export const OPERATOR: OperatorFacts = { keyPrefix: 'cnpg.io', apiGroup: 'postgresql.cnpg.io', namespace: 'cnpg-system', version: '1.30.0' };

/** Secrets of which the objects say nothing do not exist. */
const ELSEWHERE: string[] = [];

/** Whether the plugins of an install are reached and its clusters reconciled, by an independent reading of the operator; nothing where it cannot tell. */
export function worksByReading(written: any[], pluginNames: string[]): boolean | undefined {
  try {
    const objects = written.map(withoutNulls);
    const reached = registrations(objects, OPERATOR, ELSEWHERE).filter(one => connection(objects, OPERATOR, one, ELSEWHERE).ok)
      .flatMap(one => one.outcome === 'registered' ? [one.pluginName] : []);
    const clusters = objects.filter(({ kind }) => kind === 'Cluster');
    // another name is a plugin's as well, where no cluster names the plugin
    return reached.length >= pluginNames.length && clusters.every(cluster => clusterVerdict(cluster, reached, OPERATOR).length === 0);
  } catch {
    return undefined;
  }
}

/** The names of the plugins that an install has. */
export function pluginNamesOf(objects: any[]): string[] {
  return objects.flatMap(({ kind, metadata }) => kind === 'Service' ? metadata.labels?.['cnpg.io/pluginName'] ?? [] : []);
}

/** The API server takes a null for what is not there. */
function withoutNulls(value: any): any {
  if (Array.isArray(value)) { return value.map(withoutNulls); }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null).map(([key, entry]) => [key, withoutNulls(entry)]))
    : value;
}
