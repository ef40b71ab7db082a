import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Distribution, kubernetes, Operator, PluginTls, ServerFlags, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';
import { standaloneByDefault } from '../support/snapshot-programs';

const BASE = { pluginName: 'example.my-org.io', image: 'example:1.0.0' };

function synth(props: Partial<StandalonePluginProps> = {}, change: (plugin: StandalonePlugin, chart: Chart) => void = () => {}) {
  const { app, chart } = testChart();
  change(new StandalonePlugin(chart, 'example', { ...BASE, ...props }), chart);
  const objects = objectsOf(app);
  const deployment = only(objects, 'Deployment');
  const pod = deployment.spec.template.spec;
  return { objects, deployment, pod, container: pod.containers[0], service: only(objects, 'Service') };
}

describe('defaults', () => {
  test('all objects, in the operator\'s namespace', () => {
    const { objects } = synth();
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'Issuer postgresql-operator-system/example-selfsigned-issuer',
      'Certificate postgresql-operator-system/example-server',
      'Certificate postgresql-operator-system/example-client',
      'ServiceAccount postgresql-operator-system/example',
      'Deployment postgresql-operator-system/example',
      'Service postgresql-operator-system/example',
    ]);
    const { app, chart } = testChart();
    standaloneByDefault(chart);
    expect(objectsOf(app)).toEqual(objects);
    expect(objects).toMatchSnapshot();
  });

  test('the Service has the four keys that the operator asks for', () => {
    expect(synth().service.metadata).toMatchObject({
      labels: { 'k8s.enterprisedb.io/pluginName': 'example.my-org.io' },
      annotations: {
        'k8s.enterprisedb.io/pluginPort': '9090',
        'k8s.enterprisedb.io/pluginServerSecret': 'example-server-tls',
        'k8s.enterprisedb.io/pluginClientSecret': 'example-client-tls',
      },
    });
  });

  test('a restricted pod that gets no token', () => {
    const { pod, container, objects } = synth();
    expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(only(objects, 'ServiceAccount').automountServiceAccountToken).toBe(false);
  });

  test('nothing of what cdk8s-plus would add unasked', () => {
    const { deployment, pod, container } = synth();
    expect(container).not.toHaveProperty('imagePullPolicy');
    expect(container).not.toHaveProperty('startupProbe');
    expect(container.resources).toEqual({ requests: { cpu: '50m', memory: '64Mi' } });
    expect(deployment.spec).not.toHaveProperty('strategy');
    expect(deployment.spec.replicas).toBe(1);
    expect(pod).not.toHaveProperty('hostNetwork');
    expect(deployment.spec.template.metadata.labels).toEqual({ app: 'example' });
    expect(deployment.spec.selector).toEqual({ matchLabels: { app: 'example' } });
  });
});

describe('one port everywhere', () => {
  test('Service, container, flag and annotation', () => {
    const { container, service, pod } = synth({ port: 50051 });
    expect(service.spec.ports).toEqual([{ port: 50051, targetPort: 50051, protocol: 'TCP' }]);
    expect(service.metadata.annotations['k8s.enterprisedb.io/pluginPort']).toBe('50051');
    expect(container.ports).toEqual([{ containerPort: 50051, protocol: 'TCP' }]);
    expect(container.args).toContain('--server-address=:50051');
    expect(pod.containers[0].readinessProbe.tcpSocket.port).toBe(50051);
  });

  test('further ports give the plugin\'s own a name', () => {
    const { container, service } = synth({ additionalPorts: [{ name: 'metrics', port: 8080, servicePort: 80 }, { name: 'health', port: 8081 }] });
    expect(container.ports.map((port: any) => `${port.name} ${port.containerPort}`)).toEqual(['grpc 9090', 'metrics 8080', 'health 8081']);
    expect(service.spec.ports.map((port: any) => `${port.name} ${port.port} ${port.targetPort}`)).toEqual(['grpc 9090 9090', 'metrics 80 8080']);
  });
});

describe('switches', () => {
  test('no ServiceAccount, no probe, no security settings, no requests', () => {
    const { objects, pod, container } = synth({
      createServiceAccount: false,
      automountServiceAccountToken: true,
      defaultReadiness: false,
      restricted: false,
      resources: {},
      clientMount: { keys: [] },
    });
    expect(pod.volumes[1]).toEqual({ name: 'client', secret: { secretName: 'example-client-tls' } });
    expect(objects.some(object => object.kind === 'ServiceAccount')).toBe(false);
    for (const key of ['serviceAccountName', 'automountServiceAccountToken', 'securityContext']) {
      expect(pod).not.toHaveProperty(key);
    }
    for (const key of ['readinessProbe', 'securityContext', 'resources']) {
      expect(container).not.toHaveProperty(key);
    }
  });

  test('security settings over those of a restricted pod', () => {
    const { pod, container } = synth({
      securityContext: { user: 65532, readOnlyRootFilesystem: false }, podSecurityContext: { fsGroup: 65532 },
    });
    expect(container.securityContext).toMatchObject({ runAsUser: 65532, readOnlyRootFilesystem: false, capabilities: { drop: ['ALL'] } });
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, fsGroup: 65532 });
  });

  test('an existing ServiceAccount', () => {
    const { app, chart } = testChart();
    const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'shared');
    new StandalonePlugin(chart, 'example', { ...BASE, serviceAccount, roleRules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] });
    const objects = objectsOf(app);
    const { spec } = only(objects, 'Deployment').spec.template;
    expect(spec.serviceAccountName).toBe('shared');
    expect(spec.automountServiceAccountToken).toBe(true);
    expect(only(objects, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'shared', namespace: 'postgresql-operator-system' }]);
  });
});

describe('arguments', () => {
  const tls = PluginTls.certificateAuthority();

  test.each<[string, Partial<StandalonePluginProps>, string[]]>([
    ['standard', { subcommand: 'plugin', args: ['--debug'] }, [
      'plugin', '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090', '--debug',
    ]],
    ['the file of an authority', { tls }, [
      '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/ca.crt', '--server-address=:9090',
    ]],
    ['own names and paths', {
      serverFlags: ServerFlags.named({ serverCert: '--cert', serverKey: '--key', clientCert: '--client-ca', serverAddress: '--listen' }),
      serverMount: { path: '/tls/server' },
    }, ['--cert=/tls/server/tls.crt', '--key=/tls/server/tls.key', '--client-ca=/client/tls.crt', '--listen=:9090']],
    ['directories', {
      serverFlags: ServerFlags.directories({ serverDirectory: '--certs', clientDirectory: '--client-certs', serverAddress: '--listen' }),
    }, ['--listen=:9090', '--certs=/server', '--client-certs=/client']],
    ['directories, and the file of an authority', {
      tls,
      serverFlags: ServerFlags.directories({
        serverDirectory: '--certs', clientDirectory: '--client-certs', clientFile: '--client-file', serverAddress: '--listen',
      }),
    }, ['--listen=:9090', '--certs=/server', '--client-certs=/client', '--client-file=ca.crt']],
    ['none', { serverFlags: ServerFlags.none(), args: ['serve', '$(ADDRESS)'] }, ['serve', '$(ADDRESS)']],
  ])('%s', (_, props, args) => {
    expect(synth(props).container.args).toEqual(args);
  });
});

describe('what cdk8s-plus-28 cannot say', () => {
  test('fields of the pod', () => {
    const { pod, deployment } = synth({
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      schedulerName: 'own',
      tolerations: [{ key: 'dedicated', operator: kubernetes.TolerationOperator.EXISTS }],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{}] } } },
      topologySpreadConstraints: [{
        maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: kubernetes.UnsatisfiableConstraintAction.SCHEDULE_ANYWAY,
      }],
      strategy: kplus.DeploymentStrategy.recreate(),
      hostNetwork: true,
    });
    expect(pod).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      schedulerName: 'own',
      tolerations: [{ key: 'dedicated', operator: 'Exists' }],
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
      hostNetwork: true,
      dnsPolicy: 'ClusterFirstWithHostNet',
    });
    expect(deployment.spec.strategy).toEqual({ type: 'Recreate' });
  });

  test('several pull secrets', () => {
    const { app, chart } = testChart();
    new StandalonePlugin(chart, 'example', {
      ...BASE, imagePullSecrets: ['a', 'b'].map(name => kplus.Secret.fromSecretName(chart, name, name)),
    });
    expect(only(objectsOf(app), 'Deployment').spec.template.spec.imagePullSecrets).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('fields of the Service', () => {
    const { service } = synth({
      headless: true,
      ipFamilies: [kubernetes.IPFamily.IPV6],
      ipFamilyPolicy: kubernetes.IPFamilyPolicy.SINGLE_STACK,
      sessionAffinity: kubernetes.ServiceAffinity.CLIENT_IP,
    });
    expect(service.spec).toMatchObject({ clusterIP: 'None', ipFamilies: ['IPv6'], ipFamilyPolicy: 'SingleStack', sessionAffinity: 'ClientIP' });
    expect(service.spec).not.toHaveProperty('externalIPs');
  });
});

describe('roles', () => {
  const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['a'] }];

  test('a Role, a ClusterRole and leader election, with names of the plugin\'s own', () => {
    const { objects, pod } = synth({ roleRules: rules, clusterRoleRules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }], leaderElection: true });
    expect(objects.filter(({ kind }) => kind.endsWith('Role')).map(({ kind, metadata }) => `${kind} ${metadata.name} ${metadata.namespace}`)).toEqual([
      'Role example postgresql-operator-system',
      'ClusterRole example.my-org.io undefined',
      'Role example-leader-election postgresql-operator-system',
    ]);
    expect(only(objects, 'Role', 'example').rules).toEqual(rules);
    expect(only(objects, 'ClusterRoleBinding')).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'example.my-org.io' },
      subjects: [{ kind: 'ServiceAccount', name: 'example', namespace: 'postgresql-operator-system' }],
    });
    expect(pod).not.toHaveProperty('automountServiceAccountToken');
    expect(only(objects, 'ServiceAccount')).not.toHaveProperty('automountServiceAccountToken');
  });

  test('one that is added later gives the pods a token too', () => {
    const { objects, pod } = synth({ labels: { team: 'db' } }, plugin => plugin.addClusterRole('more', { rules, bindingName: 'binding' }));
    expect(only(objects, 'ClusterRole').metadata).toEqual({ name: 'example.my-org.io-more', labels: { team: 'db' } });
    expect(only(objects, 'ClusterRoleBinding').metadata.name).toBe('binding');
    expect(pod).not.toHaveProperty('automountServiceAccountToken');
  });
});

describe('labels and annotations', () => {
  test('those of all objects leave the others as they are', () => {
    const { objects, service, deployment } = synth({
      labels: { app: 'mine', team: 'db' },
      annotations: { note: 'n' },
      serviceLabels: { tier: 'plugin' },
      serviceAnnotations: { mesh: 'off' },
      deploymentLabels: { part: 'x' },
      deploymentAnnotations: { d: '1' },
      podLabels: { pod: 'p' },
      podAnnotations: { 'kubectl.kubernetes.io/default-container': 'example' },
    });
    expect(objects.every(({ metadata }) => metadata.labels.team === 'db' && metadata.annotations.note === 'n')).toBe(true);
    expect(service.metadata.labels).toMatchObject({ app: 'mine', tier: 'plugin' });
    expect(service.metadata.annotations.mesh).toBe('off');
    expect(deployment.metadata).toMatchObject({ labels: { app: 'mine', part: 'x' }, annotations: { d: '1' } });
    expect(deployment.spec.template.metadata).toEqual({
      labels: { app: 'example', pod: 'p' }, annotations: { 'kubectl.kubernetes.io/default-container': 'example' },
    });
  });
});

describe('network', () => {
  test('the operator\'s pods may go out to the plugin and to DNS', () => {
    const { objects } = synth({ networkPolicy: { ingress: false, operatorEgress: true } });
    const policy = only(objects, 'NetworkPolicy');
    expect(policy.metadata.name).toBe('example-operator');
    expect(policy.spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloud-native-postgresql' } },
      policyTypes: ['Egress'],
      egress: [
        { to: [{ podSelector: { matchLabels: { app: 'example' } } }], ports: [{ port: 9090, protocol: 'TCP' }] },
        { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
      ],
    });
  });

  test('a disruption budget', () => {
    const { objects } = synth({ replicas: 3, podDisruptionBudget: { maxUnavailable: kplus.PercentOrAbsolute.percent(50) } });
    expect(only(objects, 'PodDisruptionBudget').spec).toEqual({ maxUnavailable: '50%', selector: { matchLabels: { app: 'example' } } });
  });
});

describe('escape hatches', () => {
  test('ApiObject.of leads to the Deployment', () => {
    synth({}, plugin => expect(ApiObject.of(plugin).kind).toBe('Deployment'));
  });

  test('JSON patches reach fields that Kubernetes 1.28 did not have', () => {
    const { pod, service } = synth({}, plugin => {
      ApiObject.of(plugin.deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/resourceClaims', [{ name: 'gpu' }]));
      ApiObject.of(plugin.service).addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'), JsonPatch.add('/spec/clusterIP', 'None'));
    });
    expect(pod.resourceClaims).toEqual([{ name: 'gpu' }]);
    expect(service.spec).toMatchObject({ trafficDistribution: 'PreferClose', clusterIP: 'None' });
  });

  test('the cdk8s-plus objects work as users know them', () => {
    const { pod, container } = synth({}, (plugin, chart) => {
      plugin.container.env.addVariable('A', kplus.EnvValue.fromValue('1'));
      plugin.container.mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'tmp', 'tmp'));
      plugin.deployment.addContainer({ image: 'proxy:1', name: 'proxy', resources: {} });
    });
    expect(container.env).toEqual([{ name: 'A', value: '1' }]);
    expect(pod.volumes.map((volume: any) => volume.name)).toEqual(['server', 'client', 'tmp']);
    expect(pod.containers.map((one: any) => one.name)).toEqual(['example', 'proxy']);
    expect(pod.containers[1].imagePullPolicy).toBe('Always');
  });

  test('the plugin is a peer, a selector and a subject', () => {
    const { objects } = synth({ roleRules: [{ verbs: ['get'] }] }, (plugin, chart) => {
      new kplus.NetworkPolicy(chart, 'policy', { selector: plugin, ingress: { rules: [{ peer: plugin }] } });
      expect(plugin.toPodSelector()).toBe(plugin.deployment);
      expect(plugin.toSubjectConfiguration()).toMatchObject({ kind: 'ServiceAccount', name: 'example' });
    });
    expect(only(objects, 'NetworkPolicy').spec).toMatchObject({
      podSelector: { matchLabels: { app: 'example' } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'example' } } }] }],
    });
  });
});

test('moving a construct changes no name, label or selector', () => {
  const { app, chart } = testChart();
  new StandalonePlugin(new Chart(chart, 'deeper'), 'other-id', BASE);
  expect(objectsOf(app)).toEqual(synth().objects);
});

test('an operator of another make', () => {
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', {
    distribution: Distribution.of({
      name: 'Fork',
      apiGroup: 'pg.example.com',
      keyPrefix: 'example.com',
      operatorNamespace: 'forks',
      operatorDeploymentName: 'fork',
      operatorPodLabels: { app: 'fork' },
    }),
  });
  new StandalonePlugin(chart, 'example', { ...BASE, operator, serverName: 'example.forks.svc' });
  const { metadata } = only(objectsOf(app), 'Service');
  expect(metadata.namespace).toBe('forks');
  expect(metadata.labels).toHaveProperty(['example.com/pluginName'], 'example.my-org.io');
  expect(metadata.annotations).toHaveProperty(['example.com/pluginServerName'], 'example.forks.svc');
});
