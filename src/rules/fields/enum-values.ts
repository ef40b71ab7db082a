import { managedObjects } from '../../inventory/whole-objects';
import { formatPath } from '../../values/field-path';
import { matchPath } from '../engine/field-paths';
import { Rule } from '../engine/rule';

/** Fields by their paths, and the values that they take. */
type Choices = Readonly<Record<string, string[]>>;

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const SECCOMP = ['RuntimeDefault', 'Unconfined', 'Localhost'];

const CONTAINER: Choices = {
  'imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'ports[].protocol': PROTOCOLS,
  'terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'securityContext.seccompProfile.type': SECCOMP,
  'startupProbe.httpGet.scheme': ['HTTP', 'HTTPS'],
  'livenessProbe.httpGet.scheme': ['HTTP', 'HTTPS'],
  'readinessProbe.httpGet.scheme': ['HTTP', 'HTTPS'],
};

const WORKLOAD: Choices = {
  'spec.template.spec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'spec.template.spec.restartPolicy': ['Always'],
  'spec.template.spec.securityContext.seccompProfile.type': SECCOMP,
  'spec.template.spec.securityContext.fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  ...under('spec.template.spec.containers[].', CONTAINER),
  ...under('spec.template.spec.initContainers[].', CONTAINER),
};

/** The fields by kind. Kubernetes takes an empty text for none, and a CRD does not. */
const CHOICES: Readonly<Record<string, { readonly fields: Choices; readonly empty: boolean }>> = {
  Service: {
    empty: true,
    fields: {
      'spec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
      'spec.ports[].protocol': PROTOCOLS,
      'spec.sessionAffinity': ['None', 'ClientIP'],
      'spec.internalTrafficPolicy': ['Cluster', 'Local'],
      'spec.externalTrafficPolicy': ['Cluster', 'Local'],
      'spec.ipFamilies[]': ['IPv4', 'IPv6'],
      'spec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
    },
  },
  Deployment: { empty: true, fields: { 'spec.strategy.type': ['Recreate', 'RollingUpdate'], ...WORKLOAD } },
  StatefulSet: { empty: true, fields: { 'spec.updateStrategy.type': ['OnDelete', 'RollingUpdate'], 'spec.podManagementPolicy': ['OrderedReady', 'Parallel'], ...WORKLOAD } },
  DaemonSet: { empty: true, fields: { 'spec.updateStrategy.type': ['OnDelete', 'RollingUpdate'], ...WORKLOAD } },
  Certificate: {
    empty: false,
    fields: {
      'spec.usages[]': [
        'signing', 'digital signature', 'content commitment', 'key encipherment', 'key agreement', 'data encipherment', 'cert sign', 'crl sign', 'encipher only',
        'decipher only', 'any', 'server auth', 'client auth', 'code signing', 'email protection', 's/mime', 'ipsec end system', 'ipsec tunnel', 'ipsec user',
        'timestamping', 'ocsp signing', 'microsoft sgc', 'netscape sgc',
      ],
      'spec.privateKey.algorithm': ['RSA', 'ECDSA', 'Ed25519'],
      'spec.privateKey.encoding': ['PKCS1', 'PKCS8'],
      'spec.privateKey.rotationPolicy': ['Never', 'Always'],
    },
  },
};

/** A field, and what it takes. */
export interface ChoiceInput {
  readonly field: string;
  readonly value: string;
  readonly choices: string[];
}

/** Some fields take one of a few words. */
export const valueChoice: Rule<ChoiceInput> = {
  id: 'value-choice',
  severity: 'error',
  title: 'A field that takes one of a few words has one of them',
  symptom: 'the API server refuses the object ("Unsupported value: … supported values: …")',
  cause: 'Kubernetes knows these words alone, upper and lower case as they are',
  fix: 'write one of them',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  needs: 'a plugin\'s Service, the workload of an operator or a plugin, or a Certificate',
  check: ({ field, value, choices }) => choices.includes(value) ? undefined : `${field} "${value}" is none of ${choices.map(one => `"${one}"`).join(', ')}`,
  targets: inventory => managedObjects(inventory).flatMap(item => {
    const { fields, empty } = CHOICES[item.kind] ?? { fields: {}, empty: true };
    return Object.entries(fields).flatMap(([path, choices]) => matchPath(item.manifest, path)
      // other types have a rule of their own
      .flatMap(({ path: place, value }) => typeof value === 'string' && !(empty && value === '')
        ? [{ item, path: place, input: { field: formatPath(place), value, choices } }]
        : []));
  }),
};

function under(prefix: string, fields: Choices): Choices {
  return Object.fromEntries(Object.entries(fields).map(([path, choices]) => [`${prefix}${path}`, choices]));
}
