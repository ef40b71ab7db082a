import { RuleCases } from '../../support/rule-cases';

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

/** What a cluster adds to an object. */
const FROM_A_CLUSTER = `
apiVersion: v1
kind: Service
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {}
  creationTimestamp: "2030-01-31T12:00:00Z"
  name: example
  namespace: apps
  resourceVersion: "123"
  uid: 6f5c0d1e-0000-0000-0000-000000000000
spec:
  clusterIP: 10.96.0.1
  clusterIPs: [10.96.0.1]
  internalTrafficPolicy: Cluster
  ipFamilies: [IPv4]
  ipFamilyPolicy: SingleStack
  ports: [{ port: 9090, protocol: TCP, targetPort: grpc }]
  selector: { app: example }
  sessionAffinity: None
  type: ClusterIP
status:
  loadBalancer: {}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations: { deployment.kubernetes.io/revision: "1" }
  creationTimestamp: null
  generation: 1
  name: example
spec:
  progressDeadlineSeconds: 600
  replicas: 1
  selector: { matchLabels: { app: example } }
  strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }, type: RollingUpdate }
  template:
    metadata: { creationTimestamp: null, labels: { app: example } }
    spec:
      containers:
      - args: []
        env: [{ name: EMPTY }, { name: POD, valueFrom: { fieldRef: { apiVersion: v1, fieldPath: metadata.name } } }]
        image: example:1
        name: example
        resources: { requests: { cpu: 1, memory: 64Mi } }
        securityContext: { runAsUser: 10001 }
        volumeMounts: [{ mountPath: /tmp, name: tmp }]
      dnsPolicy: ClusterFirst
      securityContext: {}
      volumes: [{ emptyDir: {}, name: tmp }]
`;

export const cases: RuleCases[] = [
  {
    id: 'object-field-type',
    invalid: [
      ['a number in the environment', { objects: [deployment({ env: [{ name: 'A', value: 'a' }, { name: 'PORT', value: 9090 }] })] },
        'spec.template.spec.containers[0].env[1].value is of type integer (9090), and has to be of type string'],
      ['a boolean in the environment', {
        objects: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: example }\nspec:\n  template:\n    spec:\n'
        + '      containers: [{ name: example, env: [{ name: DEBUG, value: true }] }]\n',
      },
      'spec.template.spec.containers[0].env[0].value is of type boolean (true), and has to be of type string'],
      ['an argument', { objects: [deployment({ args: ['--port', 9090] })] },
        'spec.template.spec.containers[0].args[1] is of type integer (9090), and has to be of type string'],
      ['one argument that is no list', { objects: [deployment({ args: '--debug' })] },
        'spec.template.spec.containers[0].args is of type string ("--debug"), and has to be of type array'],
      ['a number of pods in quotes', { objects: [deployment({}, {}, { replicas: '1' })] }, 'spec.replicas is of type string ("1"), and has to be of type integer'],
      ['half a user', { objects: [deployment({ securityContext: { runAsUser: 0.5 } })] },
        'spec.template.spec.containers[0].securityContext.runAsUser is of type number (0.5), and has to be of type integer'],
      ['a mapping for a list', { objects: [deployment({}, { volumes: { name: 'tmp' } })] },
        'spec.template.spec.volumes is of type object, and has to be of type array'],
      ['labels that are a list', { objects: [deployment({}, {}, { template: { metadata: { labels: ['app'] } } })] },
        'spec.template.metadata.labels is of type array, and has to be of type object'],
      ['a name that is a number', { objects: [object('postgresql.cnpg.io/v1', 'Cluster', {}, { name: 7 })] },
        'metadata.name is of type integer (7), and has to be of type string'],
      ['a setting', { objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { CERTIFICATE_DURATION: 90 } }] },
        'data.CERTIFICATE_DURATION is of type integer (90), and has to be of type string'],
      ['a Secret, whose values are not shown', { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' }, stringData: { token: 12345 } }] },
        'stringData.token is of type integer, and has to be of type string'],
      ['a Certificate', { objects: [object('cert-manager.io/v1', 'Certificate', { dnsNames: 'example', isCA: 'true' })] },
        'spec.dnsNames is of type string ("example"), and has to be of type array'],
      ['an init container of a DaemonSet', { objects: [object('apps/v1', 'DaemonSet', { template: { spec: { initContainers: ['x'] } } })] },
        'spec.template.spec.initContainers[0] is of type string ("x"), and has to be of type object'],
    ],
    valid: [
      ['what a cluster shows', { objects: FROM_A_CLUSTER }],
      ['null', { objects: [deployment({ args: null, env: null }, { volumes: null }, { replicas: null })] }],
      ['quotes', { objects: [deployment({ env: [{ name: 'PORT', value: '9090' }], args: ['9090'] })] }],
      ['another group\'s kind', { objects: [object('serving.knative.dev/v1', 'Service', { selector: 7 })] }],
      ['a kind that every map has', { objects: [object('v1', 'constructor', { selector: 7 })] }],
    ],
  },
  {
    id: 'object-named',
    invalid: [
      ['a Service', { objects: [object('v1', 'Service', {}, { name: '' })] }, 'a Service has no metadata.name'],
      ['a Cluster', { objects: [object('postgresql.cnpg.io/v1', 'Cluster', {}, { namespace: 'apps', name: '' })] }, 'a Cluster has no metadata.name'],
      ['a ScheduledBackup', { objects: [object('postgresql.k8s.enterprisedb.io/v1', 'ScheduledBackup', {}, { name: '' })] }, 'a ScheduledBackup has no metadata.name'],
    ],
    valid: [
      ['a name', { objects: [object('v1', 'Service', {})] }],
      ['a generated one', { objects: [object('postgresql.cnpg.io/v1', 'Backup', {}, { generateName: 'nightly-' })] }],
      ['another kind', { objects: [object('kustomize.config.k8s.io/v1beta1', 'Kustomization', {}, {})] }],
    ],
  },
  {
    id: 'api-version',
    invalid: [
      ['a version of the operator\'s that never was', { objects: [object('postgresql.cnpg.io/v1beta1', 'Cluster', {})] },
        'apiVersion "postgresql.cnpg.io/v1beta1" has no kind Cluster, postgresql.cnpg.io/v1 has'],
      ['no group', { objects: [object('v1', 'Deployment', {})] }, 'apiVersion "v1" has no kind Deployment, apps/v1 has'],
      ['a group of long ago', { objects: [object('extensions/v1beta1', 'NetworkPolicy', {})] },
        'apiVersion "extensions/v1beta1" has no kind NetworkPolicy, networking.k8s.io/v1 has'],
      ['a group too many', { objects: [object('apps/v1', 'Service', {})] }, 'apiVersion "apps/v1" has no kind Service, v1 has'],
      ['cert-manager before it was finished', { objects: [object('cert-manager.io/v1alpha2', 'Certificate', {})] },
        'apiVersion "cert-manager.io/v1alpha2" has no kind Certificate, cert-manager.io/v1 has'],
      ['a Cluster of Kubernetes\' own', { objects: [object('v1', 'Cluster', {})] },
        'apiVersion "v1" has no kind Cluster, postgresql.cnpg.io/v1 or postgresql.k8s.enterprisedb.io/v1 has'],
      ['none', { objects: [{ apiVersion: '', kind: 'Secret', metadata: { name: 'example' } }] }, 'a Secret has no apiVersion, v1 has'],
    ],
    valid: [
      ['the versions', { objects: FROM_A_CLUSTER }],
      ['both products', { objects: [object('postgresql.cnpg.io/v1', 'Pooler', {}), object('postgresql.k8s.enterprisedb.io/v1', 'Cluster', {})] }],
      ['others\' kinds of the same names', {
        objects: [object('cluster.x-k8s.io/v1beta1', 'Cluster', {}), object('velero.io/v1', 'Backup', {}), object('crd.projectcalico.org/v1', 'NetworkPolicy', {})],
      }],
    ],
  },
];
