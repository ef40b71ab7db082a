import * as kplus from 'cdk8s-plus-28';
import { ClientCa, kubernetes, PluginTls, ServerFlags, StandalonePlugin, StandalonePluginProps } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { manifests, object } from '../support/plugin-manifests';
import { operator, standalone } from '../support/programs';

const ROLE_RULES = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];
const DIRECTORIES = { serverDirectory: '--server', clientDirectory: '--client', serverAddress: '--listen' };
const authority = PluginTls.certificateAuthority();
const one = kplus.PercentOrAbsolute.absolute(1);

const { IPV4, IPV6 } = kubernetes.IPFamily;
const { SINGLE_STACK, PREFER_DUAL_STACK } = kubernetes.IPFamilyPolicy;

function two(props: (id: string) => Partial<StandalonePluginProps>): Program {
  return chart => {
    const shared = operator(chart);
    ['one', 'two'].forEach(id => new StandalonePlugin(chart, id, {
      pluginName: `${id}.my-org.io`, image: `${id}:1`, operator: shared, ...props(id),
    }));
  };
}

export const cases: RuleCases[] = [
  {
    id: 'replicas',
    throws: [
      ['none', standalone({ replicas: 0 }), 'plugins/example: replicas is 0, which is no number of pods'],
      ['less than none', standalone({ replicas: -1 }), 'plugins/example: replicas is -1, which is no number of pods'],
      ['a fraction', standalone({ replicas: 0.5 }), 'plugins/example: replicas is 0.5, which is no number of pods'],
      ['a string', standalone({ replicas: '0' as any }), 'plugins/example: replicas is "0", which is no number of pods'],
    ],
    passes: [
      ['one', standalone({ replicas: 1 })],
      ['what is not stated', standalone()],
    ],
    invalid: [
      ['none', manifests(({ deployment: { spec } }) => { spec.replicas = 0; }), 'replicas is 0, which is no number of pods'],
      ['a text', manifests(({ deployment: { spec } }) => { spec.replicas = '2'; }), 'replicas is "2", which is no number of pods'],
    ],
    valid: [
      ['what is not stated', manifests(({ deployment: { spec } }) => { delete spec.replicas; })],
      ['none, and something that scales it', manifests(({ deployment: { spec }, further }) => {
        spec.replicas = 0;
        further.push(object('keda.sh/v1alpha1', 'ScaledObject', 'audit', { scaleTargetRef: { name: 'audit' } }));
      })],
      ['none of another workload', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'web', { replicas: 0, template: { metadata: { labels: { app: 'web' } } } })))],
    ],
  },
  {
    id: 'reserved-keys',
    throws: [
      ['the label of all objects', standalone({ labels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: labels sets "k8s.enterprisedb.io/pluginName"'],
      ['the Service\'s label', standalone({ serviceLabels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: serviceLabels sets "k8s.enterprisedb.io/pluginName"'],
      ['a pod\'s label, which makes a Service of it', standalone({ podLabels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: podLabels sets "k8s.enterprisedb.io/pluginName"'],
      ['the port', standalone({ serviceAnnotations: { 'k8s.enterprisedb.io/pluginPort': '9091' } }),
        'plugins/example: serviceAnnotations sets "k8s.enterprisedb.io/pluginPort"'],
      ['the server\'s Secret', standalone({ serviceAnnotations: { 'k8s.enterprisedb.io/pluginServerSecret': 'other' } }),
        'plugins/example: serviceAnnotations sets "k8s.enterprisedb.io/pluginServerSecret"'],
      ['the client\'s Secret', standalone({ annotations: { 'k8s.enterprisedb.io/pluginClientSecret': 'other' } }),
        'plugins/example: annotations sets "k8s.enterprisedb.io/pluginClientSecret"'],
      ['the server\'s name', standalone({ annotations: { 'k8s.enterprisedb.io/pluginServerName': 'other' } }),
        'plugins/example: annotations sets "k8s.enterprisedb.io/pluginServerName"'],
      ['the label by which pods are found', standalone({ podLabels: { app: 'other' } }), 'plugins/example: podLabels sets "app"'],
    ],
    passes: [
      ['labels of one\'s own', standalone({ labels: { team: 'db' }, serviceLabels: { team: 'db' }, podLabels: { team: 'db' } })],
      ['annotations of one\'s own', standalone({ annotations: { note: 'x' }, serviceAnnotations: { note: 'x' } })],
      ['the props', standalone({ port: 9091, serverName: 'other.my-org.io', selectorLabels: { app: 'other' } })],
      ['the keys of another product', standalone({ serviceAnnotations: { 'cnpg.io/pluginPort': '9091' } })],
      ['a label that is another selector\'s', standalone({ selectorLabels: { plugin: 'example' }, podLabels: { app: 'other' } })],
    ],
  },
  {
    id: 'service-type',
    throws: [
      ['a name elsewhere', standalone({ serviceType: kplus.ServiceType.EXTERNAL_NAME }), 'plugins/example: the Service\'s type is ExternalName'],
      ['an address and none', standalone({ serviceType: kplus.ServiceType.NODE_PORT, headless: true }),
        'plugins/example: the Service\'s type is NodePort, and it is headless'],
    ],
    notDetectable: {
      'a name elsewhere': 'cdk8s-plus writes no ExternalName without the name',
    },
    passes: [
      ['an address', standalone({ serviceType: kplus.ServiceType.CLUSTER_IP })],
      ['an address for others too', standalone({ serviceType: kplus.ServiceType.LOAD_BALANCER })],
      ['no address', standalone({ headless: true })],
    ],
    invalid: [
      ['a name elsewhere', manifests(({ service: { spec } }) => { spec.type = 'ExternalName'; }), 'the Service\'s type is ExternalName'],
      ['an address and none', manifests(({ service: { spec } }) => { Object.assign(spec, { type: 'LoadBalancer', clusterIP: 'None' }); }),
        'the Service\'s type is LoadBalancer, and it is headless'],
    ],
    valid: [['an address for others too', manifests(({ service: { spec } }) => { spec.type = 'NodePort'; })]],
  },
  {
    id: 'selector-labels',
    throws: [['no label', standalone({ selectorLabels: {} }), 'plugins/example: selectorLabels are empty']],
    passes: [
      ['one label', standalone({ selectorLabels: { plugin: 'example' } })],
      ['what is not stated', standalone()],
    ],
    invalid: [
      ['no label', manifests(({ deployment: { spec } }) => { spec.selector = {}; }), 'selectorLabels are empty'],
    ],
    valid: [
      ['an expression', manifests(({ deployment: { spec } }) => { spec.selector = { matchExpressions: [{ key: 'app', operator: 'Exists' }] }; })],
      ['a part of a Deployment', manifests(({ deployment: { spec } }) => { delete spec.selector; })],
    ],
  },
  {
    id: 'client-file-flag',
    throws: [
      ['an authority', standalone({ tls: authority, serverFlags: ServerFlags.directories(DIRECTORIES) }),
        'plugins/example: the plugin should trust "ca.crt", and its flags can only say "tls.crt"'],
      ['a key of one\'s own', standalone({
        tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.ofKey('bundle.pem') }),
        serverFlags: ServerFlags.directories(DIRECTORIES),
      }), 'plugins/example: the plugin should trust "bundle.pem", and its flags can only say "tls.crt"'],
    ],
    passes: [
      ['a flag for the file', standalone({ tls: authority, serverFlags: ServerFlags.directories({ ...DIRECTORIES, clientFile: '--client-ca' }) })],
      ['a certificate that signs itself', standalone({ tls: PluginTls.selfSigned(), serverFlags: ServerFlags.directories(DIRECTORIES) })],
      ['flags with whole paths', standalone({ tls: authority })],
      ['no flags', standalone({ tls: authority, serverFlags: ServerFlags.none() })],
    ],
  },
  {
    id: 'tls-keys-mounted',
    throws: [
      ['no key of the server', standalone({ serverMount: { keys: ['tls.crt'] } }), 'plugins/example: serverMount leaves out "tls.key"'],
      ['no certificate of the server', standalone({ serverMount: { keys: [] } }), 'plugins/example: serverMount leaves out "tls.crt"'],
      ['not the file to trust', standalone({ clientMount: { keys: ['ca.crt'] } }), 'plugins/example: clientMount leaves out "tls.crt"'],
      ['not the authority', standalone({ tls: authority, clientMount: { keys: ['tls.crt'] } }), 'plugins/example: clientMount leaves out "ca.crt"'],
    ],
    notDetectable: {
      'no certificate of the server': 'Kubernetes mounts all keys where `items` are empty',
    },
    passes: [
      ['both files of the server', standalone({ serverMount: { keys: ['tls.crt', 'tls.key'] } })],
      ['the file to trust', standalone({ clientMount: { keys: ['tls.crt'] } })],
      ['the authority', standalone({ tls: authority, clientMount: { keys: ['ca.crt'] } })],
      ['without flags, whatever', standalone({ serverFlags: ServerFlags.none(), serverMount: { keys: ['tls.crt'] } })],
    ],
    invalid: [
      ['not the file to trust', manifests(({ pod, container }) => {
        pod.volumes[1].secret.items = [{ key: 'tls.crt', path: 'tls.crt' }];
        container.args[3] = '--client-cert=/client/ca.crt';
      }), 'volume "client" leaves out "ca.crt"'],
    ],
    valid: [
      ['a file below a directory', manifests(({ pod, container }) => {
        pod.volumes[1].secret.items = [{ key: 'ca.crt', path: 'pki/root.crt' }];
        container.args[3] = '--client-cert=/client/pki/root.crt';
      })],
    ],
  },
  {
    id: 'mount-path',
    throws: [
      ['a relative path', standalone({ serverMount: { path: 'certs' } }), 'plugins/example: serverMount.path "certs" is no plain absolute path'],
      ['a slash at the end', standalone({ clientMount: { path: '/certs/' } }), 'plugins/example: clientMount.path "/certs/" is no plain absolute path'],
      ['a colon', standalone({ clientMount: { path: '/certs:ro' } }), 'plugins/example: clientMount.path "/certs:ro" is no plain absolute path'],
      ['nothing in it', standalone({ serverMount: { path: '' } }), 'plugins/example: serverMount.path "" is no plain absolute path'],
    ],
    passes: [['absolute paths', standalone({ serverMount: { path: '/certs' }, clientMount: { path: '/run/client-certs' } })]],
  },
  {
    id: 'mount-clash',
    throws: [
      ['one path for both certificates', standalone({ serverMount: { path: '/certs' }, clientMount: { path: '/certs' } }),
        'plugins/example: two mount paths of the plugin are both "/certs"'],
      ['one name for both volumes', standalone({ serverMount: { volumeName: 'certs' }, clientMount: { volumeName: 'certs' } }),
        'plugins/example: two volume names of the plugin are both "certs"'],
      ['the path of a certificate', standalone(chart => ({
        volumeMounts: [{ path: '/server', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch') }],
      })), 'plugins/example: two mount paths of the plugin are both "/server"'],
      ['the name of a certificate\'s volume', standalone(chart => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'client') }],
      })), 'plugins/example: two volume names of the plugin are both "client"'],
    ],
    notDetectable: {
      'one name for both volumes': 'cdk8s-plus writes no such pod',
      'the name of a certificate\'s volume': 'cdk8s-plus writes no such pod',
    },
    passes: [
      ['two paths', standalone({ serverMount: { path: '/certs/server' }, clientMount: { path: '/certs/client' } })],
      ['two names', standalone({ serverMount: { volumeName: 'server-certs' }, clientMount: { volumeName: 'client-certs' } })],
      ['one volume at two paths', standalone(chart => {
        const volume = kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch');
        return { volumeMounts: [{ path: '/scratch', volume }, { path: '/tmp', volume }] };
      })],
    ],
    invalid: [
      ['one path for both certificates', manifests(({ container }) => container.volumeMounts.forEach((mount: any) => { mount.mountPath = '/server'; })),
        'two mount paths of the plugin are both "/server"'],
      ['one name for both volumes', manifests(({ pod }) => pod.volumes.forEach((volume: any) => { volume.name = 'server'; })),
        'two volume names of the plugin are both "server"'],
    ],
    valid: [
      ['one path in two containers', manifests(({ pod, container }) => pod.containers.push({ ...container, name: 'other', args: [] }))],
    ],
  },
  {
    id: 'role-subject',
    throws: [
      ['a Role', standalone({ createServiceAccount: false, roleRules: ROLE_RULES }),
        'plugins/example: the plugin has rules for a role, and no ServiceAccount of its own'],
      ['a ClusterRole', standalone({ createServiceAccount: false, clusterRoleRules: ROLE_RULES }),
        'plugins/example: the plugin has rules for a role, and no ServiceAccount of its own'],
      ['leader election', standalone({ createServiceAccount: false, leaderElection: true }),
        'plugins/example: the plugin has rules for a role, and no ServiceAccount of its own'],
    ],
    passes: [
      ['an account that is made', standalone({ createServiceAccount: true, roleRules: ROLE_RULES })],
      ['an account that exists', standalone(chart => ({
        createServiceAccount: false,
        serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'plugins'),
        roleRules: ROLE_RULES,
      }))],
      ['no rules', standalone({ createServiceAccount: false })],
    ],
  },
  {
    id: 'disruption-budget',
    throws: [
      ['neither', standalone({ podDisruptionBudget: {} }), 'plugins/example: the PodDisruptionBudget states neither of minAvailable and maxUnavailable'],
      ['both', standalone({ podDisruptionBudget: { minAvailable: one, maxUnavailable: one } }),
        'plugins/example: the PodDisruptionBudget states both of minAvailable and maxUnavailable'],
    ],
    passes: [
      ['the least', standalone({ podDisruptionBudget: { minAvailable: one } })],
      ['the most', standalone({ podDisruptionBudget: { maxUnavailable: one } })],
    ],
    invalid: [
      ['both', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'audit', { selector: { matchLabels: { app: 'audit' } }, minAvailable: 1, maxUnavailable: 1 }))),
      'the PodDisruptionBudget states both of minAvailable and maxUnavailable'],
    ],
    valid: [
      ['one of them', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'audit', { selector: { matchLabels: { app: 'audit' } }, minAvailable: 1 })))],
      ['both, of somebody else', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'web', { selector: { matchLabels: { app: 'web' } }, minAvailable: 1, maxUnavailable: 1 })))],
    ],
  },
  {
    id: 'ip-families',
    throws: [
      ['two of one', standalone({ ipFamilies: [IPV4, IPV6], ipFamilyPolicy: SINGLE_STACK }),
        'plugins/example: ipFamilies are IPv4 and IPv6 with ipFamilyPolicy SingleStack'],
      ['two without a policy', standalone({ ipFamilies: [IPV4, IPV6] }), 'plugins/example: ipFamilies are IPv4 and IPv6'],
      ['one twice', standalone({ ipFamilies: [IPV4, IPV4] }), 'plugins/example: ipFamilies are IPv4 and IPv4'],
    ],
    passes: [
      ['one', standalone({ ipFamilies: [IPV6], ipFamilyPolicy: SINGLE_STACK })],
      ['two', standalone({ ipFamilies: [IPV6, IPV4], ipFamilyPolicy: PREFER_DUAL_STACK })],
    ],
    invalid: [
      ['two without a policy', manifests(({ service: { spec } }) => { spec.ipFamilies = ['IPv4', 'IPv6']; }), 'ipFamilies are IPv4 and IPv6'],
    ],
    valid: [['one', manifests(({ service: { spec } }) => { spec.ipFamilies = ['IPv6']; })]],
  },
  {
    id: 'selector-unique',
    throws: [
      ['the labels of another', two(() => ({ selectorLabels: { app: 'plugin', tier: 'db' } })),
        'plugins/two: the selector {"app":"plugin","tier":"db"} finds the pods of plugins/one too'],
    ],
    passes: [
      ['labels of its own', two(id => ({ selectorLabels: { app: 'plugin', plugin: id } }))],
    ],
    invalid: [
      ['a workload without the certificate', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit', part: 'console' } }, spec: { containers: [] } } }))),
      'the selector {"app":"audit"} finds the pods of Deployment "console" in namespace "postgresql-operator-system" too'],
    ],
    valid: [
      ['two Deployments of one plugin', manifests(({ deployment, further }) => further.push({ ...deployment, metadata: { ...deployment.metadata, name: 'canary' } }))],
      ['pods without a port of the name', manifests(({ service, container, further }) => {
        service.spec.ports[0].targetPort = 'grpc';
        container.ports = [{ name: 'grpc', containerPort: 9090 }];
        further.push(object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit' } }, spec: { containers: [{ name: 'web' }] } } }));
      })],
      ['a workload of another namespace', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit' } } } }, { namespace: 'apps' })))],
    ],
  },
  {
    id: 'network-policy-peer',
    throws: [
      ['no labels', standalone({ networkPolicy: {} }, { podLabels: {} }),
        'plugins/example: the operator\'s podLabels are empty, and networkPolicy needs them'],
    ],
    passes: [
      ['labels', standalone({ networkPolicy: {} }, { podLabels: { app: 'operator' } })],
      ['no policy', standalone({}, { podLabels: {} })],
    ],
  },
];
