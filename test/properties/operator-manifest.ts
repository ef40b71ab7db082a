import * as fs from 'fs';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { all, directory, distributionOf, maybe } from './arbitraries';
import { parse } from './synth';
import { OperatorFacts } from '../support/oracle';

/** How an operator's Deployment looks before plugins come to it. */
export interface DeploymentScenario {
  readonly distribution: 'EDB' | 'CLOUDNATIVE_PG';
  /** Where the operator looks for sockets, and what says so. */
  readonly directory?: { readonly path: string; readonly from: 'environment' | 'ConfigMap' };
  /** Whether a volume is mounted there already. */
  readonly mounted: boolean;
  readonly user?: { readonly id: number; readonly of: 'pod' | 'container' };
  readonly tag: string;
  /** Whether the Deployment has another init container, another container and a pull secret. */
  readonly crowded: boolean;
}

export const deploymentScenario: fc.Arbitrary<DeploymentScenario> = all<DeploymentScenario>({
  distribution: fc.constantFrom('EDB', 'CLOUDNATIVE_PG'),
  directory: maybe(all<{ path: string; from: 'environment' | 'ConfigMap' }>({
    path: fc.oneof(directory('s'), fc.constant('/plugins')), from: fc.constantFrom('environment', 'ConfigMap'),
  })),
  mounted: fc.boolean(),
  user: maybe(all<{ id: number; of: 'pod' | 'container' }>({ id: fc.constantFrom(10001, 65532), of: fc.constantFrom('pod', 'container') })),
  tag: fc.constantFrom(':1.30.0', ':v1.28.1', ':latest', '', ':1.29.0@sha256:0'),
  crowded: fc.boolean(),
});

/** The Deployment of an operator, as its publisher or Helm makes it. */
export function operatorDeployment(scenario: DeploymentScenario, metadata: { name: string; namespace: string }): any {
  const { operatorPodLabels: labels } = distributionOf({ ...scenario, placement: 'app' });
  const path = scenario.directory?.path ?? '/plugins';
  const environment = [
    { name: 'OPERATOR_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    ...scenario.directory?.from === 'environment' ? [{ name: 'PLUGIN_SOCKET_DIR', value: path }] : [],
  ];
  const security = (of: 'pod' | 'container') => scenario.user?.of === of ? { securityContext: { runAsUser: scenario.user.id } } : {};
  const manager = {
    name: 'manager',
    image: `registry/operator${scenario.tag}`,
    args: ['controller', '--config-map-name=operator-config'],
    env: environment,
    volumeMounts: [{ name: 'scratch', mountPath: '/controller' }, ...scenario.mounted ? [{ name: 'sockets', mountPath: path }] : []],
    ...security('container'),
  };
  const volumes = [{ name: 'scratch', emptyDir: {} }, ...scenario.mounted ? [{ name: 'sockets', emptyDir: {} }] : []];
  const crowd = scenario.crowded ? { initContainers: [{ name: 'prepare', image: 'prepare' }], imagePullSecrets: [{ name: 'registry' }] } : {};
  const spec = {
    containers: [...scenario.crowded ? [{ name: 'proxy', image: 'proxy' }] : [], manager], volumes, serviceAccountName: 'db-operator', ...crowd, ...security('pod'),
  };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } };
}

/** Writes a manifest with the Deployment. */
export function writeManifest(file: string, scenario: DeploymentScenario, deployment: any): void {
  const { name, namespace } = deployment.metadata;
  const settings: Record<string, string> = scenario.directory?.from === 'ConfigMap' ? { PLUGIN_SOCKET_DIR: scenario.directory.path } : {};
  const objects = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'db-operator', namespace } },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules: [] },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'operator-config', namespace }, data: settings },
    deployment,
  ];
  fs.writeFileSync(file, objects.map(object => stringify(object)).join('---\n'));
}

/** Lets cdk8s read files in this process: it starts one for each, which would take most of the time. */
export function readFilesAtOnce(): void {
  jest.spyOn(Yaml, 'load').mockImplementation(file => parse(fs.readFileSync(file, 'utf8')));
}

/** The operator of the Deployment in the oracle's words, which do not include the contents of ConfigMaps. */
export function deploymentFacts(scenario: DeploymentScenario, namespace: string): OperatorFacts {
  const { keyPrefix, apiGroup } = distributionOf({ ...scenario, placement: 'app' });
  return { keyPrefix, apiGroup, namespace, socketDirectory: scenario.directory?.from === 'ConfigMap' ? scenario.directory.path : undefined };
}

/** What Kubernetes makes of a Deployment and a part of it: lists of named things are merged by name, mounts by path. */
export function merged(base: any, part: any, at = ''): any {
  if (part === undefined) { return base; }
  if (Array.isArray(part) && Array.isArray(base) && MERGE_KEYS[at]) {
    const key = MERGE_KEYS[at];
    const added = part.filter(item => !base.some(other => other[key] === item[key]));
    return [...base.map(item => merged(item, part.find(other => other[key] === item[key]))), ...added];
  }
  if (Array.isArray(part) || typeof part !== 'object' || typeof base !== 'object') { return part; }
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(part)])].map(key => [key, merged(base[key], part[key], key)]));
}

const MERGE_KEYS: Record<string, string> = {
  containers: 'name', initContainers: 'name', volumes: 'name', env: 'name', imagePullSecrets: 'name', volumeMounts: 'mountPath',
};
