import * as kplus from 'cdk8s-plus-28';
import { Distribution, kubernetes } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { key, manifests, object, program } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const CNPG = { distribution: Distribution.CLOUDNATIVE_PG };
const { IPV4, IPV6 } = kubernetes.IPFamily;
const { SINGLE_STACK, PREFER_DUAL_STACK } = kubernetes.IPFamilyPolicy;

/** The keys of one product, with the prefix of the other one. */
function withPrefix(keys: Record<string, string>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, value]) => [name.replace('k8s.enterprisedb.io', prefix), value]));
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-service-keys',
    stopsSynthesis: [
      ['no annotation for the client', program(({ service }) => delete service.metadata.annotations[key('pluginClientSecret')]),
        'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginClientSecret"]: required: a plugin\'s Service needs this annotation'],
    ],
    invalid: [
      ['the example of the documentation', {
        objects: 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    cnpg.io/pluginPort: "9090"\n  labels:\n'
          + '    cnpg.io/pluginName: cnpg-i-plugin-example.my-org.io\n  name: cnpg-i-plugin-example\n',
      },
      'metadata.annotations["cnpg.io/pluginClientSecret"]: required: a plugin\'s Service needs this annotation',
      'metadata.annotations["cnpg.io/pluginServerSecret"]: required: a plugin\'s Service needs this annotation'],
      ['the label of the documentation\'s text', manifests(({ service }) => {
        service.metadata.labels = { [key('plugin')]: 'audit.my-org.io' };
      }),
      'metadata.labels["k8s.enterprisedb.io/pluginName"]: required: the operator does not read the label "k8s.enterprisedb.io/plugin"'],
      ['an empty label', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = ''; }),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: empty, but a plugin\'s Service needs a value'],
      ['labels and annotations swapped', manifests(({ service: { metadata } }) => {
        [metadata.labels, metadata.annotations] = [metadata.annotations, metadata.labels];
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginClientSecret"]: required: the operator does not read the label "k8s.enterprisedb.io/pluginClientSecret"',
      'metadata.annotations["k8s.enterprisedb.io/pluginPort"]: required: the operator does not read the label "k8s.enterprisedb.io/pluginPort"',
      'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: required: the operator does not read the label "k8s.enterprisedb.io/pluginServerSecret"',
      'metadata.labels["k8s.enterprisedb.io/pluginName"]: required: the operator does not read the annotation "k8s.enterprisedb.io/pluginName"'],
    ],
    passes: [['a plugin', standalone()]],
    valid: [
      ['the label of the documentation\'s text beside the one that counts', manifests(({ service }) => {
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
      'plugins/Service-audit: metadata.namespace: "plugins" is invalid: expected the operator\'s namespace "postgresql-operator-system"'],
    ],
    invalid: [
      ['an operator in the input', manifests(({ service, further }) => {
        service.metadata.namespace = 'default';
        further.push(operatorOf('cloud-native-postgresql'));
      }),
      'metadata.namespace: "default" is invalid: expected the operator\'s namespace "postgresql-operator-system"'],
      ['a namespace from an option', manifests(() => {}, { namespace: 'databases' }),
        'metadata.namespace: "postgresql-operator-system" is invalid: expected the operator\'s namespace "databases"'],
    ],
    passes: [['a plugin', standalone({}, { namespace: 'databases' })]],
    valid: [
      ['an unknown operator', manifests(({ service }) => { service.metadata.namespace = 'default'; })],
      ['a Service without a namespace', manifests(({ service, further }) => {
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
      }),
      'plugins/Service-audit: metadata.labels["cnpg.io/pluginName"]: the prefix "cnpg.io/" is invalid: the operator reads keys that begin with "k8s.enterprisedb.io/"'],
    ],
    invalid: [
      ['an operator in the input', manifests(({ further }) => further.push(operatorOf('cloudnative-pg'))),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: the prefix "k8s.enterprisedb.io/" is invalid: the operator reads keys that begin with "cnpg.io/"'],
      ['a product from an option', manifests(() => {}, CNPG),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: the prefix "k8s.enterprisedb.io/" is invalid: the operator reads keys that begin with "cnpg.io/"'],
      ['the keys of two products mixed', manifests(({ service: { metadata } }) => { metadata.labels = withPrefix(metadata.labels, 'cnpg.io'); }),
        'metadata.labels["cnpg.io/pluginName"]: the prefixes "cnpg.io/" and "k8s.enterprisedb.io/" are mixed: expected all keys to have the same one'],
    ],
    passes: [
      ['the keys of the product', standalone({}, CNPG)],
      ['some keys of the other product', standalone({ serviceAnnotations: { 'cnpg.io/pluginPort': '9091' } })],
    ],
    valid: [
      ['an unknown operator', manifests()],
      ['all keys of both products', manifests(({ service: { metadata } }) => {
        metadata.labels = { ...metadata.labels, ...withPrefix(metadata.labels, 'cnpg.io') };
        metadata.annotations = { ...metadata.annotations, ...withPrefix(metadata.annotations, 'cnpg.io') };
      }, CNPG)],
      ['operators of both products', manifests(({ further }) => further.push(
        operatorOf('cloudnative-pg'), operatorOf('cloud-native-postgresql')))],
    ],
  },
  {
    id: 'service-type',
    throws: [
      ['a Service of type ExternalName', standalone({ serviceType: kplus.ServiceType.EXTERNAL_NAME }),
        'plugins/example: serviceType: "ExternalName" is invalid: expected a type with pods, such as "ClusterIP"'],
      ['a headless Service with another type', standalone({ serviceType: kplus.ServiceType.NODE_PORT, headless: true }),
        'plugins/example: serviceType: "NodePort" is invalid for a headless Service: expected "ClusterIP"'],
    ],
    notDetectable: {
      'a Service of type ExternalName': 'cdk8s-plus writes no ExternalName without the name',
    },
    passes: [
      ['a Service of type ClusterIP', standalone({ serviceType: kplus.ServiceType.CLUSTER_IP })],
      ['a Service with an address', standalone({ serviceType: kplus.ServiceType.LOAD_BALANCER })],
      ['a headless Service', standalone({ headless: true })],
    ],
    invalid: [
      ['a Service of type ExternalName', manifests(({ service: { spec } }) => { spec.type = 'ExternalName'; }),
        'spec.type: "ExternalName" is invalid: expected a type with pods, such as "ClusterIP"'],
      ['a headless Service with another type', manifests(({ service: { spec } }) => { Object.assign(spec, { type: 'LoadBalancer', clusterIP: 'None' }); }),
        'spec.type: "LoadBalancer" is invalid for a headless Service: expected "ClusterIP"'],
    ],
    valid: [['a Service with an address', manifests(({ service: { spec } }) => { spec.type = 'NodePort'; })]],
  },
  {
    id: 'ip-families',
    throws: [
      ['two families with SingleStack', standalone({ ipFamilies: [IPV4, IPV6], ipFamilyPolicy: SINGLE_STACK }),
        'plugins/example: ipFamilyPolicy: "SingleStack" is invalid with two ipFamilies: expected "PreferDualStack" or "RequireDualStack"'],
      ['two families without a policy', standalone({ ipFamilies: [IPV4, IPV6] }),
        'plugins/example: ipFamilyPolicy: required with two ipFamilies: expected "PreferDualStack" or "RequireDualStack"'],
      ['one family twice', standalone({ ipFamilies: [IPV4, IPV4] }),
        'plugins/example: ipFamilies[1]: "IPv4" is repeated: expected each family once'],
    ],
    passes: [
      ['one family', standalone({ ipFamilies: [IPV6], ipFamilyPolicy: SINGLE_STACK })],
      ['two families', standalone({ ipFamilies: [IPV6, IPV4], ipFamilyPolicy: PREFER_DUAL_STACK })],
    ],
    invalid: [
      ['two families without a policy', manifests(({ service: { spec } }) => { spec.ipFamilies = ['IPv4', 'IPv6']; }),
        'spec.ipFamilyPolicy: required with two ipFamilies: expected "PreferDualStack" or "RequireDualStack"'],
      ['two families, one of them twice', manifests(({ service: { spec } }) => { spec.ipFamilies = ['IPv4', 'IPv6', 'IPv4']; }),
        'spec.ipFamilies[2]: "IPv4" is repeated: expected each family once',
        'spec.ipFamilyPolicy: required with two ipFamilies: expected "PreferDualStack" or "RequireDualStack"'],
    ],
    valid: [['one family', manifests(({ service: { spec } }) => { spec.ipFamilies = ['IPv6']; })]],
  },
];

function operatorOf(name: string): any {
  return object('apps/v1', 'Deployment', 'operator', {
    template: { metadata: { labels: { 'app.kubernetes.io/name': name } }, spec: { containers: [{ name: 'manager', image: 'operator:1.30.0' }] } },
  });
}
