import { Lazy } from 'cdk8s';
import { RuleCases } from '../../support/rule-cases';
import { manifest, newest, stated } from '../support/field-programs';
import { FROM_A_CLUSTER } from '../support/from-a-cluster';

function object(apiVersion: string, kind: string, spec: object, metadata: object = { name: 'example' }): object {
  return { apiVersion, kind, metadata, spec };
}

function deployment(container: object, pod: object = {}, spec: object = {}): object {
  return object('apps/v1', 'Deployment', {
    selector: { matchLabels: { app: 'example' } },
    template: { metadata: { labels: { app: 'example' } }, spec: { containers: [{ name: 'example', image: 'example:1', ...container }], ...pod } },
    ...spec,
  });
}

export const cases: RuleCases[] = [
  {
    id: 'field-type',
    throws: [
      ['a number in quotes', newest({ startDelay: '30' }), 'plugins/db: startDelay: expected an integer, got the string "30"'],
      ['a fraction', newest({ startDelay: 1.5 }), 'plugins/db: startDelay: expected an integer, got the number 1.5'],
      ['a text for a list', newest({ postgresql: { pgIdent: 'a b c' } }), 'plugins/db: postgresql.pgIdent: expected a list, got the string "a b c"'],
      ['a number among texts', newest({ postgresql: { parameters: { 'my.setting': 100 } } }), 'plugins/db: postgresql.parameters["my.setting"]: expected a string, got the integer 100'],
    ],
    passes: [
      ['its type', newest({ startDelay: 30, enablePDB: false, description: '' })],
      ['what the app says later', newest({ description: Lazy.any({ produce: () => 'later' }), startDelay: Lazy.any({ produce: () => 30 }) })],
    ],
    invalid: [
      ['a number in the environment', { objects: [deployment({ env: [{ name: 'A', value: 'a' }, { name: 'PORT', value: 9090 }] })] },
        'spec.template.spec.containers[0].env[1].value: expected a string, got the integer 9090'],
      ['a boolean in the environment', {
        objects: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: example }\nspec:\n  template:\n    spec:\n'
        + '      containers: [{ name: example, env: [{ name: DEBUG, value: true }] }]\n',
      },
      'spec.template.spec.containers[0].env[0].value: expected a string, got the boolean true'],
      ['an argument', { objects: [deployment({ args: ['--port', 9090] })] },
        'spec.template.spec.containers[0].args[1]: expected a string, got the integer 9090'],
      ['one argument that is no list', { objects: [deployment({ args: '--debug' })] },
        'spec.template.spec.containers[0].args: expected a list, got the string "--debug"'],
      ['a number of pods in quotes', { objects: [deployment({}, {}, { replicas: '1' })] }, 'spec.replicas: expected an integer, got the string "1"'],
      ['half a user', { objects: [deployment({ securityContext: { runAsUser: 0.5 } })] },
        'spec.template.spec.containers[0].securityContext.runAsUser: expected an integer, got the number 0.5'],
      ['a mapping for a list', { objects: [deployment({}, { volumes: { name: 'tmp' } })] },
        'spec.template.spec.volumes: expected a list, got an object'],
      ['labels that are a list', { objects: [deployment({}, {}, { template: { metadata: { labels: ['app'] } } })] },
        'spec.template.metadata.labels: expected an object, got a list'],
      ['a name that is a number', { objects: [object('postgresql.cnpg.io/v1', 'Cluster', {}, { name: 7 })] },
        'metadata.name: expected a string, got the integer 7'],
      ['a setting', { objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { CERTIFICATE_DURATION: 90 } }] },
        'data.CERTIFICATE_DURATION: expected a string, got the integer 90'],
      ['a Secret, whose values are not shown', { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' }, stringData: { token: 12345 } }] },
        'stringData.token: expected a string, got an integer'],
      ['a role', { objects: [{ ...object('rbac.authorization.k8s.io/v1', 'Role', {}), spec: undefined, rules: [{ verbs: 'get' }] }] },
        'rules[0].verbs: expected a list, got the string "get"'],
      ['a Job', { objects: [object('batch/v1', 'Job', { backoffLimit: 1.5, template: { spec: { containers: [{ env: [{ value: 1 }] }] } } })] },
        'spec.backoffLimit: expected an integer, got the number 1.5', 'spec.template.spec.containers[0].env[0].value: expected a string, got the integer 1'],
      ['a quantity', { objects: [deployment({ resources: { limits: { memory: true } } })] },
        'spec.template.spec.containers[0].resources.limits.memory: expected a number or a string, got the boolean true'],
      ['an annotation without quotes', { objects: [object('v1', 'Service', {}, { name: 'example', annotations: { 'cnpg.io/pluginPort': 9090 } as any })] },
        'metadata.annotations["cnpg.io/pluginPort"]: expected a string, got the integer 9090'],
      ['a selector', { objects: [object('v1', 'Service', { selector: { app: true } })] }, 'spec.selector.app: expected a string, got the boolean true'],
      ['a number among the labels of another kind', { objects: [object('example.org/v1', 'Example', {}, { name: 'example', labels: { version: 1 } as any })] },
        'metadata.labels.version: expected a string, got the integer 1'],
      ['a Certificate', { objects: [object('cert-manager.io/v1', 'Certificate', { dnsNames: 'example', isCA: 'true' })] },
        'spec.dnsNames: expected a list, got the string "example"', 'spec.isCA: expected a boolean, got the string "true"'],
      ['an init container of a DaemonSet', { objects: [object('apps/v1', 'DaemonSet', { template: { spec: { initContainers: ['x'] } } })] },
        'spec.template.spec.initContainers[0]: expected an object, got the string "x"'],
      ['of everything', manifest('Cluster', '[]'), 'spec: expected an object, got a list'],
      ['of everything of a backup', manifest('Backup', 'daily'), 'spec: expected an object, got the string "daily"'],
      ['of an object', stated('postgresql: []'), 'spec.postgresql: expected an object, got a list'],
      ['of a list', stated('postgresql: { pg_hba: {} }'), 'spec.postgresql.pg_hba: expected a list, got an object'],
      ['of an entry', stated('postgresql: { pg_hba: [7] }'), 'spec.postgresql.pg_hba[0]: expected a string, got the integer 7'],
      ['of a value', stated('postgresql: { parameters: { max_connections: 100 } }'), 'spec.postgresql.parameters.max_connections: expected a string, got the integer 100'],
      ['a number in quotes', stated('instances: "3"'), 'spec.instances: expected an integer, got the string "3"'],
    ],
    valid: [
      ['what a cluster shows', { objects: FROM_A_CLUSTER }],
      ['null in a list, which Go reads as an empty text', { objects: [deployment({ args: [null], command: [null] })] }],
      ['what is filled in later, for a number', { objects: [deployment({}, {}, { replicas: '${REPLICAS}' })] }],
      ['null', { objects: [deployment({ args: null, env: null }, { volumes: null }, { replicas: null })] }],
      ['quotes', { objects: [deployment({ env: [{ name: 'PORT', value: '9090' }], args: ['9090'] })] }],
      ['another group\'s kind', { objects: [object('serving.knative.dev/v1', 'Service', { selector: 7 })] }],
      ['a kind that every map has', { objects: [object('v1', 'constructor', { selector: 7 })] }],
      ['null', stated('description: null, postgresql: null, inheritedMetadata: { labels: { a: null } }')],
      ['a number of bytes', stated('resources: { requests: { cpu: 2, memory: 1073741824 } }')],
      ['what is filled in later', stated('instances: "${INSTANCES:=3}", enablePDB: "{{ .Values.pdb }}"')],
    ],
  },
];
