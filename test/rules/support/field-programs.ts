import { cluster, operator } from './programs';
import { Backup, ClusterWithPlugins, ClusterWithPluginsProps, Distribution } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Program } from '../../support/rule-cases';

/** A cluster of a release of CloudNativePG, with props of any type. */
export function release(version: string, props: object): Program {
  const distribution = Distribution.CLOUDNATIVE_PG;
  return cluster(chart => ({ operator: operator(chart, { version, distribution }), ...props } as Partial<ClusterWithPluginsProps>));
}

export function newest(props: object): Program {
  return release('1.30.0', props);
}

export function edb(version: string, props: object): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), ...props } as Partial<ClusterWithPluginsProps>));
}

export function extension(name: string): object {
  return { postgresql: { extensions: [{ name, image: { reference: 'extension:1' } }] } };
}

export function compressed(compression: string): object {
  const s3Credentials = { inheritFromIAMRole: true };
  return { backup: { barmanObjectStore: { destinationPath: 's3://backups', s3Credentials, data: { compression } } } };
}

export function backup(props: object): Program {
  return chart => new Backup(chart, 'once', { cluster: ClusterWithPlugins.fromClusterName(chart, 'db', 'db'), ...props } as any);
}

/** A manifest, of an operator of a release where one is stated. */
export function manifest(kind: string, spec: string, version?: string): Manifests {
  return { objects: `{ apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: { name: db }, spec: ${spec} }`, operator: { version } };
}

/** A whole Cluster's manifest. */
export function stated(field: string, version?: string): Manifests {
  return manifest('Cluster', `{ storage: { size: 1Gi }, ${field} }`, version);
}
