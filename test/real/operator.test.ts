import { existsSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { Api } from './support/api';
import { api, install, partsOf, startPod, uninstall } from './support/cluster';
import { OperatorProcess } from './support/operator';
import { PluginPod } from './support/plugin-pod';
import { start, stop } from './support/processes';
import { operators, programs } from './support/programs';
import { ClusterWithPlugins, Distribution, IPlugin, Operator, Plugin, PluginTls, SidecarPlugin, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf, only } from '../support/manifests';

const UNKNOWN = 'unknown plugin being required';
const FAILED = 'error while interacting with plugins';

/** A test for each operator; none is a test that does not pass but is skipped, and `run` says so. */
const each = operators().length > 0 ? describe.each(operators()) : describe.skip.each([{ version: 'none', path: '' }]);

each('operator $version', ({ version, path }) => {
  const suffix = version.replaceAll('.', '-');
  const operatorProcess = () => new OperatorProcess(path, version);
  let operator: OperatorProcess;
  let objects: any[] = [];
  let pods: PluginPod[] = [];

  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));
  afterEach(async () => {
    await Promise.all(pods.map(pod => pod.stop()));
    await uninstall(objects);
    await operator.stop();
    pods = [];
    objects = [];
  });

  /** Objects of a program, by chart. */
  function program(define: (plugins: Chart, clusters: Chart, shared: Operator) => void): { plugins: any[]; clusters: any[] } {
    const app = new App();
    const [plugins, clusters] = [new Chart(app, 'plugins'), new Chart(app, 'db', { namespace: 'shop' })];
    define(plugins, clusters, Operator.fromAttributes(plugins, 'operator', {
      distribution: Distribution.CLOUDNATIVE_PG, version, kubernetesVersion: '1.34', socketDirectory: operator.socketDirectory,
    }));
    return { plugins: objectsOf(plugins), clusters: objectsOf(clusters) };
  }

  const standalone = (name: string, props: Partial<StandalonePluginProps> = {}) => (chart: Chart, shared: Operator) =>
    new StandalonePlugin(chart, name, { operator: shared, pluginName: `${name}-${suffix}.my-org.io`, image: 'plugin:1', ...props });
  const cluster = (chart: Chart, id: string, plugins: IPlugin[]) => new ClusterWithPlugins(chart, `${id}-${suffix}`, {
    instances: 1, storage: { size: '1Gi' }, plugins: plugins.map(plugin => ({ plugin, parameters: { key: 'value' } })),
  });

  test('two plugins at once; one taken away; then the cluster names one that is absent', async () => {
    operator = operatorProcess();
    await operator.start();
    const made = program((plugins, clusters, shared) => {
      const one = standalone('one', { port: 9091 })(plugins, shared);
      const two = standalone('two', { port: 9092, tls: PluginTls.certificateAuthority(), serverName: `two-${suffix}.cnpg-system.svc` })(plugins, shared);
      cluster(clusters, 'db', [one, two]);
    });
    objects = [...made.plugins, ...made.clusters];
    await install(objects);
    for (const name of ['one', 'two']) {
      pods.push(await startPod(made.plugins.filter(({ metadata }) => metadata.name.startsWith(`${name}-`))));
    }
    const [db] = made.clusters;
    const names = ['one', 'two'].map(name => `${name}-${suffix}.my-org.io`);
    const status = await operator.pluginStatus(db, found => found.length === 2);
    expect(status.map(({ name, version: reported }: any) => [name, reported])).toEqual(names.map(name => [name, '0.0.1']));
    expect(names.map(name => operator.registered(name))).toEqual([true, true]);

    const without = { ...db, spec: { ...db.spec, plugins: db.spec.plugins.slice(0, 1) } };
    await api.applyAll([without]);
    expect((await operator.pluginStatus(db, found => found.length === 1))[0].name).toBe(names[0]);

    await api.applyAll([{ ...db, spec: { ...db.spec, plugins: [{ name: 'absent.my-org.io' }] } }]);
    expect((await operator.phase(db, UNKNOWN)).phaseReason).toContain('absent.my-org.io');
  });

  test('a sidecar\'s socket that is there when the operator starts', async () => {
    operator = operatorProcess();
    const made = program((plugins, clusters, shared) => {
      const audit = new SidecarPlugin(plugins, 'audit', {
        operator: shared, pluginName: 'audit.my-org.io', image: 'audit:1', socketFlag: '--plugin-path',
      });
      cluster(clusters, 'sidecar', [audit]);
    });
    const [container] = only(made.plugins, 'Deployment').spec.template.spec.initContainers;
    const plugin = start(programs().plugin, container.args, `${operator.socketDirectory}.log`, { env: { PLUGIN_NAME: 'audit.my-org.io' } });
    try {
      await Api.until('the socket', async () => existsSync(join(operator.socketDirectory, 'audit.my-org.io')));
      await operator.start();
      objects = made.clusters;
      await install(objects);
      expect(await operator.pluginStatus(made.clusters[0], found => found.length === 1)).toMatchObject([{ name: 'audit.my-org.io', version: '0.0.1' }]);
    } finally {
      await stop(plugin);
    }
  });

  type Break = (service: any, all: any[], deployment: any) => void;
  const mistakes: Array<[string, Partial<StandalonePluginProps>, Break, { registered: boolean; phase: string }]> = [
    ['prose-label', {}, service => {
      service.metadata.labels['cnpg.io/plugin'] = service.metadata.labels['cnpg.io/pluginName'];
      delete service.metadata.labels['cnpg.io/pluginName'];
    }, { registered: false, phase: UNKNOWN }],
    ['no-secrets', {}, service => delete service.metadata.annotations['cnpg.io/pluginServerSecret'], { registered: false, phase: UNKNOWN }],
    ['elsewhere', {}, (_, all) => all.forEach(({ metadata }) => (metadata.namespace = 'elsewhere')), { registered: false, phase: UNKNOWN }],
    ['wrong-name', {}, (_, all) => {
      only(all, 'Certificate', all.find(({ kind, metadata }) => kind === 'Certificate' && metadata.name.endsWith('-server')).metadata.name)
        .spec.dnsNames = ['other'];
    }, { registered: true, phase: FAILED }],
    ['leaf', { tls: PluginTls.certificateAuthority() }, (_, __, deployment) => {
      const [container] = deployment.spec.template.spec.containers;
      container.args = container.args.map((arg: string) => arg.replace('ca.crt', 'tls.crt'));
    }, { registered: true, phase: FAILED }],
    ['wrong-port', {}, service => (service.metadata.annotations['cnpg.io/pluginPort'] = '9099'), { registered: true, phase: FAILED }],
  ];

  test.each(mistakes)('a mistake made by hand: %s', async (name, props, breaks, { registered, phase }) => {
    operator = operatorProcess();
    await operator.start();
    const made = program((plugins, clusters, shared) => {
      cluster(clusters, name, [standalone(name, props)(plugins, shared)]);
    });
    const { service, deployment } = partsOf(made.plugins);
    const labels = { ...service.metadata.labels };
    breaks(service, made.plugins, deployment);
    objects = [...made.plugins, ...made.clusters];
    await install(objects);
    service.metadata.labels = labels;
    pods.push(await startPod(made.plugins));
    await operator.phase(made.clusters[0], phase);
    expect(operator.registered(`${name}-${suffix}.my-org.io`)).toBe(registered);
  });

  test('a plugin that reports another name is taken without a word', async () => {
    operator = operatorProcess();
    await operator.start();
    const made = program((plugins, clusters, shared) => cluster(clusters, 'misnamed', [standalone('misnamed')(plugins, shared)]));
    objects = [...made.plugins, ...made.clusters];
    await install(objects);
    pods.push(await startPod(made.plugins, 'other.my-org.io'));
    expect((await operator.pluginStatus(made.clusters[0], found => found.length === 1))[0].name).toBe('other.my-org.io');
  });

  test('a plugin that another team installed, which is not there', async () => {
    operator = operatorProcess();
    await operator.start();
    const made = program((plugins, clusters, shared) => cluster(clusters, 'imported', [
      Plugin.fromPluginName(plugins, 'barman', 'barman-cloud.cloudnative-pg.io', { operator: shared }),
    ]));
    objects = made.clusters;
    await install(objects);
    await operator.phase(made.clusters[0], UNKNOWN);
  });
});
