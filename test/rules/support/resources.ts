import { Manifests } from '../../support/both-ways';

/** A resource of the operator in namespace "apps", with a `spec` in YAML. */
export function resource(kind: string, name: string, spec: string, namespace = 'apps'): string {
  return `{ apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: { name: ${name}, namespace: ${namespace} }, spec: ${spec} }`;
}

/** A complete Cluster, with further fields in YAML. */
export function clusterYaml(name: string, fields = '', namespace = 'apps'): string {
  return resource('Cluster', name, `{ instances: 1, storage: { size: 1Gi }${fields === '' ? '' : `, ${fields}`} }`, namespace);
}

/** An ObjectStore, with the fields of its configuration, and of its spec, in YAML. */
export function storeYaml(name: string, configuration = 'destinationPath: "s3://backups/"', fields = '', namespace = 'apps'): string {
  const spec = `{ configuration: { ${configuration} }${fields === '' ? '' : `, ${fields}`} }`;
  return `{ apiVersion: barmancloud.cnpg.io/v1, kind: ObjectStore, metadata: { name: ${name}, namespace: ${namespace} }, spec: ${spec} }`;
}

/** A Secret, with its other fields in YAML. */
export function secretYaml(name: string, fields: string, kind = 'Secret', apiVersion = 'v1'): string {
  return `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: ${name}, namespace: apps }, ${fields} }`;
}

/** The plugin barman-cloud in a Cluster, with its parameters in YAML. */
export function barmanCloud(parameters: string): string {
  return `plugins: [{ name: barman-cloud.cloudnative-pg.io, isWALArchiver: true, parameters: { ${parameters} } }]`;
}

/** Manifests of one file. */
export function manifests(...objects: string[]): Manifests {
  return { objects: objects.join('\n---\n') };
}

/** Such manifests, for an operator of a release. */
export function manifestsOf(version: string, ...objects: string[]): Manifests {
  return { ...manifests(...objects), operator: { version } };
}
