import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { defineOperator, distributionOf, subdomain, WITHOUT_SERVER_NAME } from './arbitraries';
import { Kind, kindOf, Mistake } from './mistakes';
import { defineStandalone, nameOf, StandaloneScenario, standaloneApp, standaloneScenario } from './standalone-scenario';
import { certificatesOf, TlsScenario, trustedKey, withCertificates } from './tls-scenario';
import { KeyUsage, OperatorAttributes, PluginCertificateOptions, PrivateKeyAlgorithm, StandalonePluginProps } from '../../src';


type Scenarios = fc.Arbitrary<StandaloneScenario>;

/** Valid plugins with one mistake in them. */
function spoiled<T>(
  bad: fc.Arbitrary<T>, spoil: (scenario: StandaloneScenario, value: T) => StandaloneScenario, valid: Scenarios = standaloneScenario,
): Scenarios {
  return fc.tuple(valid, bad).map(([scenario, value]) => spoil(scenario, value));
}

/** Valid plugins with other props. */
function props<T>(bad: fc.Arbitrary<T>, spoil: (value: T, scenario: StandaloneScenario) => Partial<StandalonePluginProps>): Scenarios {
  return spoiled(bad, (scenario, value) => ({ ...scenario, props: { ...scenario.props, ...spoil(value, scenario) } }));
}

function attributes<T>(bad: fc.Arbitrary<T>, spoil: (value: T) => Partial<OperatorAttributes>): Scenarios {
  return spoiled(bad, (scenario, value) => (
    { ...scenario, operator: { ...scenario.operator, attributes: { ...scenario.operator.attributes, ...spoil(value) } } }));
}

/** Plugins whose certificates the library makes, with other certificates. */
function certificates<T>(bad: fc.Arbitrary<T>, spoil: (value: T, tls: TlsScenario) => object): Scenarios {
  const made = standaloneScenario.filter(({ tls }) => 'options' in tls);
  return spoiled(bad, (scenario, value) => ({ ...scenario, tls: withCertificates(scenario.tls, spoil(value, scenario.tls)) }), made);
}

function certificate<T>(side: 'server' | 'client', bad: fc.Arbitrary<T>, spoil: (value: T) => PluginCertificateOptions): Scenarios {
  const prop = side === 'server' ? 'serverCertificate' : 'clientCertificate';
  return certificates(bad, (value, tls) => ({ [prop]: { ...certificatesOf(tls)?.[prop], ...spoil(value) } }));
}

function secrets(shown: { dnsNames?: string[]; usages?: string[]; authority?: boolean }, clientCa?: 'tls.crt'): Scenarios {
  return standaloneScenario.map(scenario => (
    { ...scenario, flags: 'none', tls: { kind: 'secrets', server: 'by-hand-s', client: shown.usages ? 'by-hand-s' : 'by-hand-c', shown, clientCa } }));
}

const key = ({ operator }: StandaloneScenario, name: string) => distributionOf(operator).key(name);
const noLabel = fc.constantFrom('A', '1a', '-a', 'a-', 'a.b', 'a_b', 'a b', 'a\n', 'é', 'x'.repeat(64));
const noSubdomain = fc.constantFrom('A', '-a', 'a-', 'a..b', 'a.', 'a_b', 'a b', 'a/b', 'é', 'x'.repeat(254));
const noPort = fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 65536 }));
const annotationName = fc.constantFrom('pluginPort', 'pluginServerSecret', 'pluginClientSecret', 'pluginServerName');
const noLabels = fc.constantFrom<any[]>({ 'a b': 'x' }, { '': 'x' }, { 'A/b/c': 'x' }, { a: 'x y' }, { a: '-x' }, { a: 'x'.repeat(64) });
const noAnnotations = fc.constantFrom<any[]>({ 'a b': 'x' }, { '': 'x' }, { '-a': 'x' });
const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];

/** Plugins with other certificates. The keys to mount were those of the former ones. */
function withTls(scenarios: Scenarios, tls: TlsScenario, flags?: StandaloneScenario['flags']): Scenarios {
  return scenarios.map(scenario => ({
    ...scenario, tls, flags: flags ?? scenario.flags, props: { ...scenario.props, clientMount: { ...scenario.props.clientMount, keys: undefined } },
  }));
}

/** Plugins that share nothing if their names differ. */
const separate = withTls(standaloneScenario, { kind: 'default' })
  .map(scenario => ({ ...scenario, props: { ...scenario.props, deploymentName: undefined, selectorLabels: undefined, podLabels: undefined } }));

/** Two plugins on one operator, the second of which takes something of the first. */
function twice(second: (scenario: StandaloneScenario) => Partial<StandalonePluginProps>) {
  return (scenario: StandaloneScenario): App => {
    const app = new App();
    const chart = new Chart(app, 'chart', { namespace: scenario.chartNamespace });
    const operator = defineOperator(app, chart, scenario.operator);
    defineStandalone(chart, 'first', scenario, { operator });
    defineStandalone(chart, 'second', scenario, { operator, ...second(scenario) });
    return app;
  };
}

const IDENTITY: Mistake<StandaloneScenario>[] = [
  ['no plugin name', 'plugin-name', props(fc.constantFrom('', '-a', 'a.', 'a_b', 'a b', 'a/b', 'a\n', 'é', 'x'.repeat(64)), pluginName => ({ pluginName }))],
  ['a plugin twice', 'plugin-name-unique', separate, twice(scenario => ({ name: `${nameOf(scenario).slice(0, 40)}-2`, serviceName: 'second' }))],
  ['names of another plugin', 'object-name-unique', standaloneScenario, twice(scenario => ({ pluginName: 'second.example.com', name: nameOf(scenario) }))],
  ['a watch list without the operator', 'operator-namespace-watched', attributes(fc.constant('else.where'), name => ({ watchedNamespaces: [name] }))],
  ['no name', 'object-name', props(noLabel, name => ({ name, serviceName: undefined }))],
  ['a name of the plugin that is none of a Service', 'object-name', props(fc.constantFrom('1a.x', 'A.x', 'a-.x'), pluginName => ({ pluginName, name: undefined, serviceName: undefined }))],
  // a certificate cannot have the other ones
  ['no Service name', 'object-name', props(noLabel.filter(name => name !== 'é'), serviceName => ({ serviceName }))],
  ['no Deployment name', 'subdomain-name', props(noSubdomain, deploymentName => ({ deploymentName }))],
  ['no ServiceAccount name', 'subdomain-name', props(noSubdomain, serviceAccountName => ({ serviceAccountName, createServiceAccount: undefined }))
    .map(scenario => ({ ...scenario, serviceAccount: undefined }))],
  ['no container name', 'container-name', props(noLabel.filter(name => name !== '1a'), containerName => ({ containerName }))],
  ['no namespace', 'operator-name', attributes(noLabel.filter(name => name !== '1a'), namespace => ({ namespace }))],
  ['no image', 'image', props(fc.constantFrom('', ' ', 'a b', 'a\n'), image => ({ image }))],
  ['no version', 'version', attributes(fc.constantFrom('', 'latest', '1', '1.x', '1.30.0.1'), version => ({ version }))],
  ['no version of Kubernetes', 'version', attributes(fc.constantFrom('', 'latest', '1'), kubernetesVersion => ({ kubernetesVersion }))],
];

const WORKLOAD: Mistake<StandaloneScenario>[] = [
  ['no port', 'port-range', props(noPort, port => ({ port }))],
  ['no further port', 'port-range', props(noPort, port => ({ additionalPorts: [{ name: 'x1', port }], portName: 'x2' }))],
  ['no port of the Service', 'port-range', props(noPort, servicePort => ({ additionalPorts: [{ name: 'x1', port: 1, servicePort }], port: 2, portName: 'x2' }))],
  ['one number twice', 'port-clash', props(fc.nat(), (_, scenario) => ({ additionalPorts: [{ name: 'x1', port: scenario.props.port ?? 9090 }] }))],
  ['one Service port twice', 'port-clash',
    props(fc.integer({ min: 2, max: 65535 }), port => ({ additionalPorts: [{ name: 'x1', port: 1, servicePort: port }], port, portName: 'x2' }))],
  ['one port name twice', 'port-clash',
    props(fc.nat(), (_, scenario) => ({ additionalPorts: [{ name: scenario.props.portName ?? 'grpc', port: 65534 }], port: 65533 }))],
  ['no port name', 'service-port-name', props(fc.constantFrom('A', '-a', 'a-', 'a_b'), portName => ({ portName }))],
  ['no name of a container\'s port', 'port-name', props(fc.constantFrom('123', 'a--b', 'x'.repeat(16)), portName => ({ portName }))],
  ['no replicas', 'replicas', props(fc.integer({ max: 0 }), replicas => ({ replicas }))],
  ['replicas that are no integer', 'field-type', props(fc.constantFrom(0.5, NaN), replicas => ({ replicas }))],
  ['an ExternalName', 'service-type', props(fc.nat(), () => ({ serviceType: kplus.ServiceType.EXTERNAL_NAME }))],
  ['no selector', 'selector-labels', props(fc.nat(), () => ({ selectorLabels: {} }))],
  ['the label of the plugin name', 'reserved-keys',
    props(fc.constantFrom('labels', 'serviceLabels', 'podLabels'), (prop, scenario) => ({ [prop]: { [key(scenario, 'pluginName')]: 'x' } }))],
  ['an annotation that the operator reads', 'reserved-keys', props(fc.tuple(fc.constantFrom('annotations', 'serviceAnnotations'), annotationName),
    ([prop, name], scenario) => ({ [prop]: { [key(scenario, name)]: 'x' } }))],
  ['a label of the selector', 'reserved-keys',
    props(fc.nat(), (_, { props: { selectorLabels } }) => ({ podLabels: { [Object.keys(selectorLabels ?? { app: '' })[0]]: 'other' } }))],
  ['no label', 'label-syntax', props(fc.tuple(fc.constantFrom('labels', 'selectorLabels', 'deploymentLabels', 'podLabels', 'serviceLabels'), noLabels),
    ([prop, wrong]) => ({ [prop]: wrong }))],
  ['a label or annotation that is no string', 'field-type', props(
    fc.tuple(fc.constantFrom('labels', 'selectorLabels', 'podLabels', 'serviceLabels', 'annotations', 'podAnnotations'), fc.constantFrom<any[]>({ 'not-a-string': 1 }, { 'not-a-string': true })),
    ([prop, wrong]) => ({ [prop]: wrong }))],
  ['no annotation', 'annotation-syntax', props(
    fc.tuple(fc.constantFrom('annotations', 'deploymentAnnotations', 'podAnnotations', 'serviceAnnotations'), noAnnotations),
    ([prop, wrong]) => ({ [prop]: wrong }))],
  ['no mount path', 'mount-path', props(fc.tuple(fc.constantFrom('serverMount', 'clientMount'), fc.constantFrom('', '/', 'tls', '/tls/', '/a//b', '/a:b')),
    ([prop, path]) => ({ [prop]: { path } }))],
  ['no quantity of the CPU', 'quantity', props(fc.constantFrom(-1, NaN), count => ({ resources: { cpu: { limit: kplus.Cpu.units(count) } } }))],
  ['no budget', 'disruption-budget', props(fc.constantFrom({}, {
    minAvailable: kplus.PercentOrAbsolute.absolute(1), maxUnavailable: kplus.PercentOrAbsolute.absolute(1),
  }), podDisruptionBudget => ({ podDisruptionBudget }))],
  ['rules for nobody', 'role-subject', props(fc.constantFrom('roleRules', 'clusterRoleRules'), prop => ({ createServiceAccount: false, [prop]: rules }))
    .map(scenario => ({ ...scenario, serviceAccount: undefined }))],
  ['a leader that is nobody', 'role-subject', props(fc.nat(), () => ({ createServiceAccount: false, leaderElection: true, roleRules: undefined }))
    .map(scenario => ({ ...scenario, serviceAccount: undefined }))],
  ['two mounts at one path', 'mount-clash', props(fc.nat(), () => ({ serverMount: { path: '/tls' }, clientMount: { path: '/tls' } }))],
  ['two volumes of one name', 'mount-clash', props(fc.nat(), () => ({ serverMount: { volumeName: 'tls' }, clientMount: { volumeName: 'tls' } }))],
  ['a server without its key', 'tls-keys-mounted', props(fc.constantFrom<string[][]>(['ca.crt'], ['tls.crt'], ['tls.key']), keys => ({ serverMount: { keys } }))
    .map(scenario => ({ ...scenario, flags: scenario.flags === 'none' ? 'default' : scenario.flags }))],
  ['a plugin that trusts nobody', 'tls-keys-mounted', props(fc.constant<string[]>(['tls.key']), keys => ({ clientMount: { keys } }))
    .map(scenario => ({ ...scenario, flags: scenario.flags === 'none' ? 'default' : scenario.flags }))],
  ['a flag that cannot say which file', 'client-file-flag', standaloneScenario.filter(({ tls }) => trustedKey(tls) !== 'tls.crt')
    .map(scenario => ({ ...scenario, flags: 'directories without file' }))],
];

const CERTIFICATES: Mistake<StandaloneScenario>[] = [
  ['a server name that the operator ignores', 'server-name-version', certificate('server', fc.constant<string[]>(['plugin.example.com']), dnsNames => ({ dnsNames }))
    .chain(scenario => fc.constantFrom(...WITHOUT_SERVER_NAME, '1.25.0', '1.26').map(version => ({
      ...scenario,
      operator: { ...scenario.operator, attributes: { ...scenario.operator.attributes, version } },
      props: { ...scenario.props, serverName: 'plugin.example.com' },
    })))],
  ['no server name', 'dns-name', withTls(props(fc.constantFrom('é', '10.0.0.1'), serverName => ({ serverName })), { kind: 'default' })],
  ['no DNS name', 'dns-name', certificates(fc.constant('é'), name => ({ extraDnsNames: [name], serverCertificate: undefined }))],
  ['a certificate that lacks the name', 'server-name-covered',
    certificate('server', fc.constantFrom<string[][]>([], ['other.invalid'], ['*.invalid', '*.a.invalid']), dnsNames => ({ dnsNames, commonName: 'plugin' }))],
  ['a wildcard for other names', 'server-name-covered', certificate('server', fc.constant<string[]>(['*.b.invalid']), dnsNames => ({ dnsNames }))
    .map(scenario => ({ ...scenario, operator: { distribution: 'EDB', placement: 'app' }, props: { ...scenario.props, serverName: 'x.a.b.invalid' } }))],
  ['a Certificate of the app that lacks the name', 'server-name-covered', secrets({ dnsNames: ['other.invalid'] })],
  ['a server that is a client', 'certificate-usages',
    certificate('server', fc.constantFrom<KeyUsage[][]>([KeyUsage.CLIENT_AUTH], [KeyUsage.CLIENT_AUTH, KeyUsage.KEY_AGREEMENT]), usages => ({ usages }))],
  ['a client that is a server', 'certificate-usages', certificate('client', fc.constant<KeyUsage[]>([KeyUsage.SERVER_AUTH]), usages => ({ usages }))],
  ['a Certificate of the app for one side of two', 'certificate-for-both-sides', secrets({ usages: ['server auth'] })],
  ['trust in a leaf that an authority signed', 'client-ca', spoiled(subdomain, (scenario, name) =>
    ({ ...scenario, flags: 'none', tls: { kind: 'issuer', options: {}, issuer: { name }, shown: 'authority', clientCa: 'tls.crt' } }))],
  ['trust in a leaf that an authority of the app signed', 'client-ca', secrets({ authority: true }, 'tls.crt')],
  ['a certificate of less than an hour', 'certificate-duration',
    certificates(fc.integer({ min: 1, max: 59 }), minutes => ({ duration: Duration.minutes(minutes), renewBefore: undefined }))],
  ['a renewal too late', 'certificate-duration', certificates(fc.nat({ max: 299 }), seconds => ({ renewBefore: Duration.seconds(seconds) }))],
  ['a renewal before the beginning', 'certificate-duration',
    certificates(fc.integer({ min: 60, max: 1e6 }), minutes => ({ duration: Duration.minutes(minutes), renewBefore: Duration.minutes(minutes) }))],
  ['a long common name', 'common-name', certificate('client', fc.constantFrom('x'.repeat(65), 'é'.repeat(33), 'x'.repeat(300)),
    commonName => ({ commonName }))],
  ['no private key', 'private-key-size', certificates(fc.constantFrom(
    { size: 1024 }, { size: 8193 }, { algorithm: PrivateKeyAlgorithm.ECDSA, size: 2048 },
  ), privateKey => ({ privateKey }))],
  ['no Secret name', 'subdomain-name', certificate('server', noSubdomain, secretName => ({ secretName }))],
  ['no Secret of others', 'subdomain-name', spoiled(noSubdomain, (scenario, server) => ({ ...scenario, flags: 'none', tls: { kind: 'secrets', server, client: 'x' } }))],
  ['no issuer of others', 'subdomain-name', spoiled(noSubdomain, (scenario, name) => ({ ...scenario, flags: 'none', tls: { kind: 'issuer', options: {}, issuer: { name } } }))],
  ['no issuer name', 'subdomain-name', noSubdomain.chain(issuerName => withTls(standaloneScenario, { kind: 'selfSigned', options: { issuerName } }))],
];

/** Standalone plugins with one mistake each. */
export const STANDALONE_MISTAKES: Kind[] = [...IDENTITY, ...WORKLOAD, ...CERTIFICATES]
  .map(([what, rule, scenarios, run = standaloneApp]) => kindOf(what, rule, scenarios, run));
