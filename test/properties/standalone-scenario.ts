import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import {
  all, annotations, defineOperator, directory, dnsLabel, hostName, image, label, labels, maybe, operator, operatorFacts, OperatorScenario,
  options, pluginName, port, portName, subdomain, text, WITHOUT_SERVER_NAME,
} from './arbitraries';
import { covering, defineTls, existingSecrets, trustedKey, TlsScenario, tlsScenario } from './tls-scenario';
import { kubernetes, PluginPort, ServerFlags, StandalonePlugin, StandalonePluginProps, TlsMountOptions } from '../../src';

/** How the plugin's program is told its certificates, as data. */
export type FlagsScenario = 'default' | 'standard' | 'named' | 'directories' | 'directories without file' | 'none';

/** A standalone plugin as data: what cannot be made without a scope is described, the rest is props. */
export interface StandaloneScenario {
  readonly operator: OperatorScenario;
  readonly chartNamespace?: string;
  readonly props: StandalonePluginProps;
  readonly tls: TlsScenario;
  readonly flags: FlagsScenario;
  readonly volumes?: VolumeScenario[];
  readonly serviceAccount?: string;
  readonly pullSecrets?: string[];
}

/** A volume of the plugin's own, mounted once or twice. */
export interface VolumeScenario {
  readonly kind: 'emptyDir' | 'secret' | 'configMap';
  readonly twice: boolean;
}

/** Name of a Secret and a ConfigMap that are there already. */
const EXISTING = 'some';

const FLAGS: Record<FlagsScenario, () => ServerFlags | undefined> = {
  'default': () => undefined,
  'standard': () => ServerFlags.standard(),
  'named': () => ServerFlags.named({ serverCert: '--tls-cert', serverKey: '--tls-server-key', clientCert: '--tls-client-ca', serverAddress: '--listen-address' }),
  'directories': () => ServerFlags.directories({
    serverDirectory: '--server-dir', clientDirectory: '--client-dir', clientFile: '--client-file', serverAddress: '--address',
  }),
  'directories without file': () => ServerFlags.directories({ serverDirectory: '--server-dir', clientDirectory: '--client-dir', serverAddress: '--address' }),
  'none': () => ServerFlags.none(),
};

/** Where one of the two Secrets is mounted; `keys` become what the plugin needs, and perhaps more. */
const mount: fc.Arbitrary<Partial<TlsMountOptions>> = options<TlsMountOptions>({
  path: directory('t'),
  volumeName: dnsLabel.map(name => name.slice(0, 50)),
  readOnly: fc.boolean(),
  defaultMode: fc.integer({ min: 0, max: 0o777 }),
  keys: fc.subarray(['tls.crt', 'tls.key', 'ca.crt']),
  optional: fc.boolean(),
});

export const probe: fc.Arbitrary<kplus.Probe> = fc.oneof(
  fc.constant(kplus.Probe.fromCommand(['/plugin', 'healthy'])),
  port.map(number => kplus.Probe.fromHttpGet('/healthz', { port: number, periodSeconds: Duration.seconds(5) })),
  port.map(number => kplus.Probe.fromTcpSocket({ port: number })),
);

export const resources: fc.Arbitrary<kplus.ContainerResources> = options<kplus.ContainerResources>({
  cpu: all<kplus.CpuResources>({
    request: maybe(fc.integer({ min: 1, max: 4000 }).map(count => kplus.Cpu.millis(count))), limit: fc.constant(kplus.Cpu.units(8)),
  }),
  memory: all<kplus.MemoryResources>({
    request: fc.integer({ min: 1, max: 512 }).map(count => Size.mebibytes(count)), limit: maybe(fc.constant(Size.gibibytes(2))),
  }),
});

export const policyRules: fc.Arbitrary<kubernetes.PolicyRule[]> = fc.array(all<kubernetes.PolicyRule>({
  apiGroups: fc.constantFrom<string[]>([''], ['postgresql.cnpg.io']),
  resources: fc.constantFrom(['secrets'], ['clusters', 'backups']),
  verbs: fc.subarray(['get', 'list', 'watch', 'patch'], { minLength: 1 }),
}), { minLength: 1, maxLength: 2 });

/** The container's props that both kinds of plugin have. */
export const container = {
  imagePullPolicy: fc.constantFrom(...Object.values(kplus.ImagePullPolicy)),
  containerName: dnsLabel,
  command: fc.constantFrom(['/plugin'], ['sh', '-c', 'exec /plugin "$@"', '--']),
  subcommand: fc.constantFrom('plugin', 'operator', 'serve'),
  args: fc.array(fc.constantFrom('--leader-elect', '--log-level=debug', '--zone=$(ZONE)', '--', 'on'), { maxLength: 3 }),
  envVariables: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), fc.oneof(
    text.map(value => kplus.EnvValue.fromValue(value)),
    fc.constant(kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAMESPACE)),
  ), { maxKeys: 3, noNullPrototype: true }),
  resources,
  restricted: fc.boolean(),
  readiness: probe,
  liveness: probe,
  startup: probe,
  roleRules: policyRules,
  clusterRoleRules: policyRules,
};

const further: fc.Arbitrary<PluginPort[]> = fc.uniqueArray(
  fc.tuple(portName, port, maybe(port), fc.constantFrom(undefined, ...Object.values(kplus.Protocol))),
  { maxLength: 3, selector: ([name]) => name },
).map(found => found.map(([name, number, servicePort, protocol]) => ({
  name, port: number, ...servicePort === undefined ? {} : { servicePort }, ...protocol && { protocol },
})));

const props: fc.Arbitrary<Partial<StandalonePluginProps>> = options<StandalonePluginProps>({
  ...container,
  pluginName,
  image,
  name: label,
  labels,
  annotations,
  port,
  portName,
  additionalPorts: further,
  serverName: hostName,
  serviceName: label,
  serviceType: fc.constantFrom(kplus.ServiceType.CLUSTER_IP, kplus.ServiceType.NODE_PORT, kplus.ServiceType.LOAD_BALANCER),
  headless: fc.boolean(),
  serviceLabels: labels,
  serviceAnnotations: annotations,
  ipFamilies: fc.constantFrom([kubernetes.IPFamily.IPV4], [kubernetes.IPFamily.IPV6]),
  ipFamilyPolicy: fc.constantFrom(kubernetes.IPFamilyPolicy.PREFER_DUAL_STACK, kubernetes.IPFamilyPolicy.REQUIRE_DUAL_STACK),
  sessionAffinity: fc.constantFrom(...Object.values(kubernetes.ServiceAffinity)),
  deploymentName: subdomain,
  replicas: fc.integer({ min: 1, max: 5 }),
  strategy: fc.constantFrom(kplus.DeploymentStrategy.recreate(), kplus.DeploymentStrategy.rollingUpdate()),
  // a selector of empty values alone is lost
  selectorLabels: labels.filter(found => Object.values(found).some(value => value !== '')),
  deploymentLabels: labels,
  deploymentAnnotations: annotations,
  podLabels: labels,
  podAnnotations: annotations,
  securityContext: fc.constantFrom<kplus.ContainerSecurityContextProps>({}, { user: 65532, group: 65532 }, { readOnlyRootFilesystem: false }),
  podSecurityContext: fc.constantFrom<kplus.PodSecurityContextProps>({}, { fsGroup: 1, ensureNonRoot: true }),
  nodeSelector: labels,
  tolerations: fc.constant([{ operator: kubernetes.TolerationOperator.EXISTS }]),
  priorityClassName: subdomain,
  runtimeClassName: subdomain,
  terminationGracePeriod: fc.nat({ max: 600 }).map(count => Duration.seconds(count)),
  hostNetwork: fc.boolean(),
  serverMount: mount,
  clientMount: mount,
  defaultReadiness: fc.boolean(),
  serviceAccountName: subdomain,
  createServiceAccount: fc.boolean(),
  automountServiceAccountToken: fc.boolean(),
  leaderElection: fc.boolean(),
  podDisruptionBudget: fc.constantFrom(
    { minAvailable: kplus.PercentOrAbsolute.absolute(1) }, { maxUnavailable: kplus.PercentOrAbsolute.percent(50) }),
  networkPolicy: options({ ingress: fc.boolean(), operatorEgress: fc.boolean() }),
} as unknown as { [K in keyof StandalonePluginProps]: fc.Arbitrary<StandalonePluginProps[K]> });

/** Standalone plugins that work. */
export const standaloneScenario: fc.Arbitrary<StandaloneScenario> = fc.record({
  operator,
  chartNamespace: maybe(dnsLabel),
  required: all({ pluginName, image }),
  spareName: label,
  props,
  tls: tlsScenario,
  flags: fc.constantFrom<FlagsScenario[]>(...Object.keys(FLAGS) as FlagsScenario[]),
  volumes: maybe(fc.array(all<VolumeScenario>({ kind: fc.constantFrom('emptyDir', 'secret', 'configMap'), twice: fc.boolean() }), { maxLength: 2 })),
  serviceAccount: maybe(subdomain),
  pullSecrets: maybe(fc.array(subdomain, { maxLength: 2 })),
}).map(({ required, spareName, ...scenario }) => consistent({ ...scenario, props: { ...scenario.props, ...required } }, spareName));

/** Takes back what one prop rules out for another. */
function consistent(scenario: StandaloneScenario, spareName: string): StandaloneScenario {
  const given: any = { ...scenario.props };
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(given.name ?? given.pluginName.split('.')[0])) { given.name = spareName; }
  const name: string = given.name ?? given.pluginName.split('.')[0];
  if (name.length > 57 && scenario.tls.kind !== 'secrets') { given.name = spareName; }
  if (WITHOUT_SERVER_NAME.includes(scenario.operator.attributes?.version ?? '')) { delete given.serverName; }
  // Kubernetes has no headless Service of another type than ClusterIP
  if (given.headless) { delete given.serviceType; }
  if (given.createServiceAccount === false && !scenario.serviceAccount) {
    ['roleRules', 'clusterRoleRules', 'leaderElection'].forEach(prop => delete given[prop]);
  }
  given.additionalPorts = withoutClashes(given);
  // common annotations win over those of one object, other than common labels
  given.deploymentAnnotations = without(given.deploymentAnnotations, Object.keys(given.annotations ?? {}));
  given.serviceAnnotations = without(given.serviceAnnotations, Object.keys(given.annotations ?? {}));
  const selector = Object.keys(given.selectorLabels ?? { app: '' });
  given.podLabels = without(given.podLabels, selector);
  const tls = covering(scenario.tls, given.serverName ?? given.serviceName ?? given.name ?? given.pluginName.split('.')[0]);
  const flags = scenario.flags === 'directories without file' && trustedKey(tls) !== 'tls.crt' ? 'directories' : scenario.flags;
  return { ...scenario, tls, flags, props: mounted(given, tls) };
}

function without(entries: Record<string, string> = {}, keys: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));
}

/** Ports whose numbers and names are all different. */
function withoutClashes({ port: main = 9090, portName: mainName, additionalPorts = [] }: StandalonePluginProps): PluginPort[] {
  const taken = new Set([`container TCP ${main}`, `service TCP ${main}`, mainName ?? 'grpc']);
  return additionalPorts.filter(({ name, port: number, servicePort, protocol = 'TCP' }) => {
    const keys = [name, `container ${protocol} ${number}`, ...servicePort === undefined ? [] : [`service ${protocol} ${servicePort}`]];
    const free = keys.every(key => !taken.has(key));
    if (free) { keys.forEach(key => taken.add(key)); }
    return free;
  });
}

/** Mounts that do not meet, with the keys that the plugin needs. */
function mounted(given: StandalonePluginProps, tls: TlsScenario): StandalonePluginProps {
  const mounting = (mount_: TlsMountOptions | undefined, distinct: string, needs: string[]) => mount_ && {
    ...mount_,
    ...mount_.path && { path: `${mount_.path}/${distinct}` },
    ...mount_.volumeName && { volumeName: `${mount_.volumeName}-${distinct}` },
    ...mount_.keys && { keys: [...new Set([...mount_.keys, ...needs])] },
  };
  return {
    ...given,
    serverMount: mounting(given.serverMount, 's', ['tls.crt', 'tls.key']),
    clientMount: mounting(given.clientMount, 'c', [trustedKey(tls)]),
  };
}

/** The base of the names. */
export function nameOf({ props: { name, pluginName: given } }: StandaloneScenario): string {
  return name ?? given.split('.')[0];
}

/** The name for which the operator asks. */
export function serverNameOf(scenario: StandaloneScenario): string {
  return scenario.props.serverName ?? scenario.props.serviceName ?? nameOf(scenario);
}

/** Secrets that are in the operator's namespace already. */
export function externalSecrets({ tls }: StandaloneScenario): string[] {
  return [...existingSecrets(tls), EXISTING];
}

/** A new app with the plugin. */
export function standaloneApp(scenario: StandaloneScenario): App {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: scenario.chartNamespace });
  defineStandalone(chart, 'plugin', scenario, { operator: defineOperator(app, chart, scenario.operator) });
  return app;
}

/** The plugin in a chart. */
export function defineStandalone(
  chart: Chart, id: string, scenario: StandaloneScenario, over: Partial<StandalonePluginProps> = {},
): StandalonePlugin {
  const { namespace } = operatorFacts(scenario.operator);
  const scope = new Chart(chart, `${id}-from-elsewhere`);
  return new StandalonePlugin(chart, id, {
    ...scenario.props,
    ...over,
    tls: defineTls(scope, namespace, serverNameOf(scenario), scenario.tls),
    serverFlags: FLAGS[scenario.flags](),
    volumeMounts: scenario.volumes && volumeMounts(scope, scenario.volumes),
    serviceAccount: scenario.serviceAccount === undefined ? undefined
      : kplus.ServiceAccount.fromServiceAccountName(scope, 'account', scenario.serviceAccount),
    imagePullSecrets: scenario.pullSecrets?.map((name, index) => kplus.Secret.fromSecretName(scope, `pull-${index}`, name)),
  });
}

/** Volumes whose names and paths are the plugin's own. */
export function volumeMounts(chart: Chart, volumes: VolumeScenario[], prefix = 'own'): kplus.VolumeMount[] {
  return volumes.flatMap(({ kind, twice }, index) => {
    const [id, name] = [`volume-${index}`, `${prefix}-${index}`];
    const volume = {
      emptyDir: () => kplus.Volume.fromEmptyDir(chart, id, name),
      secret: () => kplus.Volume.fromSecret(chart, id, kplus.Secret.fromSecretName(chart, `${id}-secret`, EXISTING), { name }),
      configMap: () => kplus.Volume.fromConfigMap(chart, id, kplus.ConfigMap.fromConfigMapName(chart, `${id}-map`, EXISTING), { name }),
    }[kind]();
    return [{ path: `/${name}`, volume }, ...twice ? [{ path: `/${name}-again`, volume, subPath: 'a' }] : []];
  });
}
