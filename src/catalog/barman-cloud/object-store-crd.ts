import { schemaOf } from './crd-schema';
import { pluginKindOf } from '../../facts/plugin-kinds';
import { isOlder } from '../../values/release';

const GROUP = 'barmancloud.cnpg.io';

/** The CRD of ObjectStore in a release of the plugin, without descriptions. */
export function objectStoreCrd(version: string): any {
  const { crd } = pluginKindOf(`${GROUP}/v1`, 'ObjectStore')!;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `objectstores.${GROUP}` },
    spec: {
      group: GROUP,
      names: { kind: 'ObjectStore', listKind: 'ObjectStoreList', plural: 'objectstores', singular: 'objectstore' },
      scope: 'Namespaced',
      versions: [{
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['metadata', 'spec'],
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              metadata: { type: 'object' },
              spec: schemaOf(crd, version, path => detailsOf(path, version)),
              status: statusOf(version),
            },
          },
        },
      }],
    },
  };
}

const SIDECAR = 'instanceSidecarConfiguration';
const SOURCE = `${SIDECAR}.env[].valueFrom`;

const DEFAULTS: Readonly<Record<string, unknown>> = {
  [`${SIDECAR}.logLevel`]: 'info',
  [`${SIDECAR}.retentionPolicyIntervalSeconds`]: 1800,
  [`${SOURCE}.configMapKeyRef.name`]: '',
  [`${SOURCE}.secretKeyRef.name`]: '',
  [`${SOURCE}.fileKeyRef.optional`]: false,
};

/** What the API server does with a field beside validating its own value: the facts do not contain it. */
function detailsOf(path: string, version: string): object {
  return {
    ...Object.hasOwn(DEFAULTS, path) ? { default: DEFAULTS[path] } : {},
    ...path.startsWith(`${SOURCE}.`) && /^\w+Ref$/.test(path.slice(SOURCE.length + 1)) ? { 'x-kubernetes-map-type': 'atomic' } : {},
    ...path === 'configuration' && !isOlder(version, '0.4.0') ? {
      'x-kubernetes-validations': [{
        rule: '!has(self.serverName)',
        reason: 'FieldValueForbidden',
        fieldPath: '.serverName',
        message: 'use the \'serverName\' plugin parameter in the Cluster resource',
      }],
    } : {},
    ...path === `${SIDECAR}.additionalContainerArgs` ? {
      'x-kubernetes-validations': [{
        rule: '!self.exists(a, a.startsWith(\'--log-level\'))',
        reason: 'FieldValueForbidden',
        message: `do not set --log-level in additionalContainerArgs; use spec.${SIDECAR}.logLevel`,
      }],
    } : {},
  };
}

/** What the plugin writes about each server's backups. */
function statusOf(version: string): object {
  const names = isOlder(version, '0.6.0')
    ? ['firstRecoverabilityPoint', 'lastSuccussfulBackupTime']
    : ['firstRecoverabilityPoint', 'lastFailedBackupTime', 'lastSuccessfulBackupTime'];
  const time = { type: 'string', format: 'date-time' };
  const server = { type: 'object', properties: Object.fromEntries(names.map(name => [name, time])) };
  return { type: 'object', properties: { serverRecoveryWindow: { type: 'object', additionalProperties: server } } };
}
