import { Distribution } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { key, manifests, object, program } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const CNPG = { distribution: Distribution.CLOUDNATIVE_PG };
const STOPS = 'plugins/Service-audit:';

/** The keys of one product, with the prefix of the other one. */
function withPrefix(keys: Record<string, string>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, value]) => [name.replace('k8s.enterprisedb.io', prefix), value]));
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-service-keys',
    stopsSynthesis: [
      ['no annotation for the client', program(({ service }) => delete service.metadata.annotations[key('pluginClientSecret')]),
        `${STOPS} the Service has no value for annotation "k8s.enterprisedb.io/pluginClientSecret"`],
    ],
    invalid: [
      ['the example of the documentation', {
        objects: 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    cnpg.io/pluginPort: "9090"\n  labels:\n'
          + '    cnpg.io/pluginName: cnpg-i-plugin-example.my-org.io\n  name: cnpg-i-plugin-example\n',
      }, 'the Service has no value for annotation "cnpg.io/pluginClientSecret" and annotation "cnpg.io/pluginServerSecret"'],
      ['the label of the documentation\'s prose', manifests(({ service }) => {
        service.metadata.labels = { [key('plugin')]: 'audit.my-org.io' };
      }), 'the Service has no value for label "k8s.enterprisedb.io/pluginName", '
        + 'and the label "k8s.enterprisedb.io/plugin" is one that the operator does not read'],
      ['a port that is a number', manifests(({ service }) => { service.metadata.annotations[key('pluginPort')] = 9090; }),
        'the Service has no value for annotation "k8s.enterprisedb.io/pluginPort"'],
      ['nothing in it', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = ''; }),
        'the Service has no value for label "k8s.enterprisedb.io/pluginName"'],
      ['the keys the other way round', manifests(({ service: { metadata } }) => {
        [metadata.labels, metadata.annotations] = [metadata.annotations, metadata.labels];
      }), 'the Service has no value for label "k8s.enterprisedb.io/pluginName" and annotation "k8s.enterprisedb.io/pluginClientSecret" '
        + 'and annotation "k8s.enterprisedb.io/pluginServerSecret" and annotation "k8s.enterprisedb.io/pluginPort"'],
    ],
    passes: [['a plugin', standalone()]],
    valid: [
      ['the label of the documentation\'s prose beside the one that counts', manifests(({ service }) => {
        service.metadata.labels[key('plugin')] = 'audit.my-org.io';
      })],
      ['a further Service of a plugin', manifests(({ further }) => further.push(
        object('v1', 'Service', 'metrics', { ports: [{ port: 8080 }] }, { labels: { [key('pluginName')]: 'audit.my-org.io' } })))],
      ['a Service of something else', manifests(({ further }) => further.push(object('v1', 'Service', 'web', { ports: [{ port: 80 }] })))],
      ['a few keys of the other product', manifests(({ service }) => { service.metadata.annotations['cnpg.io/pluginPort'] = '9090'; })],
    ],
  },
  {
    id: 'plugin-service-namespace',
    stopsSynthesis: [
      ['another namespace', program(({ service, deployment, serverCertificate, clientCertificate, issuer }) =>
        [service, deployment, serverCertificate, clientCertificate, issuer].forEach(one => { one.metadata.namespace = 'plugins'; })),
      `${STOPS} the Service is in namespace "plugins", and the operator in "postgresql-operator-system"`],
    ],
    invalid: [
      ['an operator of the input', manifests(({ service, further }) => {
        service.metadata.namespace = 'default';
        further.push(operatorOf('cloud-native-postgresql'));
      }), 'the Service is in namespace "default", and the operator in "postgresql-operator-system"'],
      ['an operator of which somebody says where it is', manifests(() => {}, { namespace: 'databases' }),
        'the Service is in namespace "postgresql-operator-system", and the operator in "databases"'],
    ],
    passes: [['a plugin', standalone({}, { namespace: 'databases' })]],
    valid: [
      ['an operator of which nothing is known', manifests(({ service }) => { service.metadata.namespace = 'default'; })],
      ['a Service that is put anywhere', manifests(({ service, further }) => {
        delete service.metadata.namespace;
        further.push(operatorOf('cloud-native-postgresql'));
      })],
      ['one of two operators', manifests(({ further }) => further.push(
        operatorOf('cloud-native-postgresql'),
        { ...operatorOf('cloud-native-postgresql'), metadata: { name: 'operator', namespace: 'databases' } }))],
      ['an operator of the other product', manifests(({ further }) => further.push(operatorOf('cloudnative-pg')))],
    ],
  },
  {
    id: 'plugin-service-prefix',
    stopsSynthesis: [
      ['the other product\'s keys', program(({ service: { metadata } }) => {
        metadata.labels = withPrefix(metadata.labels, 'cnpg.io');
        metadata.annotations = withPrefix(metadata.annotations, 'cnpg.io');
      }), `${STOPS} the Service's keys begin with "cnpg.io/", and the operator reads "k8s.enterprisedb.io/"`],
    ],
    invalid: [
      ['an operator of the input', manifests(({ further }) => further.push(operatorOf('cloudnative-pg'))),
        'the Service\'s keys begin with "k8s.enterprisedb.io/", and the operator reads "cnpg.io/"'],
      ['an operator of which somebody says what it is', manifests(() => {}, CNPG),
        'the Service\'s keys begin with "k8s.enterprisedb.io/", and the operator reads "cnpg.io/"'],
      ['some keys of each', manifests(({ service: { metadata } }) => { metadata.labels = withPrefix(metadata.labels, 'cnpg.io'); }),
        'some of the Service\'s keys begin with "cnpg.io/", some with "k8s.enterprisedb.io/"'],
    ],
    passes: [
      ['the keys of the product', standalone({}, CNPG)],
      ['some keys of the other product', standalone({ serviceAnnotations: { 'cnpg.io/pluginPort': '9091' } })],
    ],
    valid: [
      ['an operator of which nothing is known', manifests()],
      ['all keys of each', manifests(({ service: { metadata } }) => {
        metadata.labels = { ...metadata.labels, ...withPrefix(metadata.labels, 'cnpg.io') };
        metadata.annotations = { ...metadata.annotations, ...withPrefix(metadata.annotations, 'cnpg.io') };
      }, CNPG)],
      ['operators of both products', manifests(({ further }) => further.push(
        operatorOf('cloudnative-pg'), operatorOf('cloud-native-postgresql')))],
    ],
  },
  {
    id: 'plugin-port',
    stopsSynthesis: [
      ['the name of a port', program(({ service }) => { service.metadata.annotations[key('pluginPort')] = 'grpc'; }),
        `${STOPS} k8s.enterprisedb.io/pluginPort "grpc" is no number of a port`],
    ],
    invalid: ['0', '-1', '70000', '9090.0', ' 9090', '1e3'].map(port => [
      port, manifests(({ service }) => { service.metadata.annotations[key('pluginPort')] = port; }), `k8s.enterprisedb.io/pluginPort "${port}" is no number of a port`,
    ] as const),
    passes: [['a number', standalone({ port: 65535 })]],
    valid: [['a number', manifests()]],
  },
  {
    id: 'plugin-port-of-service',
    stopsSynthesis: [
      ['the pod\'s port', program(({ service, container }) => {
        service.spec.ports = [{ port: 443, targetPort: 9090 }];
        container.name = 'plugin';
      }), `${STOPS} the operator dials port 9090, and the Service's TCP ports are 443`],
    ],
    invalid: [
      ['a port for UDP', manifests(({ service }) => { service.spec.ports[0].protocol = 'UDP'; }),
        'the operator dials port 9090, and the Service\'s TCP ports are none'],
      ['the port of the nodes', manifests(({ service }) => {
        service.spec = { ...service.spec, type: 'NodePort', ports: [{ port: 80, targetPort: 9090, nodePort: 30090 }] };
        service.metadata.annotations[key('pluginPort')] = '30090';
      }), 'the operator dials port 30090, and the Service\'s TCP ports are 80'],
      ['no ports', manifests(({ service }) => { delete service.spec.ports; }), 'the operator dials port 9090, and the Service\'s TCP ports are none'],
      ['the Service\'s port of a headless one', manifests(({ service }) => {
        service.spec = { ...service.spec, clusterIP: 'None', ports: [{ port: 443, targetPort: 9090 }] };
        service.metadata.annotations[key('pluginPort')] = '443';
      }), 'the operator dials port 443 of the pods, since the Service is headless, and the plugin listens on 9090'],
    ],
    passes: [['a port', standalone({ port: 9091 })], ['a headless Service', standalone({ headless: true, port: 9091 })]],
    valid: [
      ['one of several ports', manifests(({ service }) => service.spec.ports.unshift({ name: 'metrics', port: 8080 }))],
      ['the pods\' port of a headless Service', manifests(({ service }) => {
        service.spec = { ...service.spec, clusterIP: 'None', ports: [{ port: 443, targetPort: 9090 }] };
      })],
      ['a headless Service before a plugin with flags of its own', manifests(({ service, container }) => {
        service.spec.clusterIP = 'None';
        container.args = ['--listen=:7000'];
      })],
    ],
  },
  {
    id: 'plugin-target-port',
    stopsSynthesis: [
      ['another port than the plugin\'s', program(({ service }) => { service.spec.ports[0].targetPort = 9091; }),
        `${STOPS} the Service leads to port 9091, and the plugin listens on ":9090"`],
    ],
    invalid: [
      ['a port that the plugin is not told of', manifests(({ container }) => { container.args[4] = '--server-address=0.0.0.0:9091'; }),
        'the Service leads to port 9090, and the plugin listens on "0.0.0.0:9091"'],
      ['the Service\'s port for want of another', manifests(({ service }) => {
        service.spec.ports = [{ port: 443 }];
        service.metadata.annotations[key('pluginPort')] = '443';
      }), 'the Service leads to port 443, and the plugin listens on ":9090"'],
      ['a name that no container has', manifests(({ service }) => { service.spec.ports[0].targetPort = 'grpc'; }),
        'the Service leads to the port "grpc", and no container of the plugin has one of that name'],
      ['a name of another port', manifests(({ service, container }) => {
        service.spec.ports[0].targetPort = 'metrics';
        container.ports = [{ name: 'metrics', containerPort: 8080 }];
      }), 'the Service leads to port 8080, and the plugin listens on ":9090"'],
      ['an address inside of the pod', manifests(({ container }) => { container.args[4] = '--server-address=127.0.0.1:9090'; }),
        'the plugin listens on "127.0.0.1:9090", which nothing outside of its pod reaches'],
      ['a flag with its value apart', manifests(({ container }) => container.args.splice(4, 1, '--server-address', 'localhost:9090')),
        'the plugin listens on "localhost:9090", which nothing outside of its pod reaches'],
    ],
    passes: [['a port', standalone({ port: 9091, portName: 'grpc' })]],
    valid: [
      ['a name', manifests(({ service, container }) => {
        service.spec.ports[0].targetPort = 'grpc';
        container.ports = [{ name: 'grpc', containerPort: 9090 }];
      })],
      ['a container that hands connections on', manifests(({ container, pod }) => {
        container.args[4] = '--server-address=127.0.0.1:9091';
        pod.containers.push({ name: 'proxy', image: 'proxy:1', ports: [{ containerPort: 9090 }] });
      })],
      ['a plugin with flags of its own', manifests(({ container }) => { container.args = ['--listen=:7000']; })],
      ['an address that the environment completes', manifests(({ container }) => { container.args[4] = '--server-address=:$(PORT)'; })],
    ],
  },
  {
    id: 'plugin-selector',
    stopsSynthesis: [
      ['labels that the pods do not have', program(({ service }) => { service.spec.selector = { app: 'auditor' }; }),
        `${STOPS} the selector {"app":"auditor"} finds no pod, and those of Deployment "audit" in namespace "postgresql-operator-system" `
        + 'have the labels {"app":"audit"}'],
    ],
    invalid: [
      ['one label too many', manifests(({ service }) => { service.spec.selector = { app: 'audit', tier: 'db' }; }),
        'the selector {"app":"audit","tier":"db"} finds no pod, and those of Deployment "audit" in namespace "postgresql-operator-system" '
        + 'have the labels {"app":"audit"}'],
      ['pods of another namespace', manifests(({ deployment }) => { deployment.metadata.namespace = 'default'; }),
        'the selector {"app":"audit"} finds no pod in namespace "postgresql-operator-system", and fits those of Deployment "audit" in namespace "default"'],
    ],
    passes: [['labels of its own', standalone({ selectorLabels: { plugin: 'example' } })]],
    valid: [
      ['labels that the pods have', manifests()],
      ['a workload of another kind', manifests(({ deployment, service, further }) => {
        service.spec.selector = { app: 'rollout' };
        further.push({ ...deployment, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { metadata: { labels: { app: 'rollout' } } } } });
      })],
      ['a workload that is not shown', manifests(one => { one.deployment = undefined; })],
      ['a Service without a selector', manifests(({ service }) => { delete service.spec.selector; })],
    ],
  },
];

function operatorOf(name: string): any {
  return object('apps/v1', 'Deployment', 'operator', {
    template: { metadata: { labels: { 'app.kubernetes.io/name': name } }, spec: { containers: [{ name: 'manager', image: 'operator:1.30.0' }] } },
  });
}
