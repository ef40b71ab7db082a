import { existsSync } from 'fs';
import { join, relative } from 'path';
import { App, Chart } from 'cdk8s';
import { Api } from './support/api';
import { expectVerdicts, isQuoted, ruleOf } from './support/bypassed';
import { api, install, partsOf, resolve, stack, startPod, uninstall } from './support/cluster';
import { OperatorProcess } from './support/operator';
import { PluginPod } from './support/plugin-pod';
import { start, stop } from './support/processes';
import { operators, programs } from './support/programs';
import { Distribution, Operator, StandalonePlugin, StandalonePluginProps } from '../../src';
import { hasFeature } from '../../src/values/release';
import { objectsOf } from '../support/manifests';

const NAMESPACE = 'cnpg-system';

/** A test for each operator; none is a test that does not pass but is skipped, and `run` says so. */
const each = operators().length > 0 ? describe.each(operators()) : describe.skip.each([{ version: 'none', path: '' }]);

const isFrom = (version: string, minor: number) => Number(version.split('.')[1]) >= minor;
const byPlugin = { method: 'plugin', pluginConfiguration: { name: 'absent.my-org.io' } };

each('operator $version', ({ version, path }) => {
  // nobody collects what one operator leaves behind, so each has names and a namespace of its own
  const suffix = version.replaceAll('.', '-');
  const shop = `shop-${suffix}`;
  const cnpg = (kind: string, name: string, spec: object) => ({ apiVersion: 'postgresql.cnpg.io/v1', kind, metadata: { name, namespace: shop }, spec });
  const cluster = (name: string, spec: object = {}) => cnpg('Cluster', name, { instances: 1, storage: { size: '1Gi' }, ...spec });
  const context = { distribution: Distribution.CLOUDNATIVE_PG, namespace: NAMESPACE, version, kubernetesVersion: '1.34' };
  let operator: OperatorProcess;
  let objects: any[] = [];
  let pod: PluginPod | undefined;

  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

  async function add(added: any[]): Promise<void> {
    objects.push(...added);
    await install(added);
  }

  async function clean(): Promise<void> {
    await pod?.stop();
    await uninstall(objects);
    await operator.stop();
    [objects, pod] = [[], undefined];
  }

  const pluginNameOf = (name: string) => `${name}-${suffix}.my-org.io`;
  const standalone = (name: string, props: Partial<StandalonePluginProps> = {}): any[] => {
    const app = new App();
    const chart = new Chart(app, 'plugins');
    const shared = Operator.fromAttributes(chart, 'operator', { ...context, version: '1.30.0' });
    new StandalonePlugin(chart, name, { operator: shared, pluginName: pluginNameOf(name), name: `${name}-${suffix}`, image: 'plugin:1', ...props });
    return objectsOf(app);
  };
  const usedBy = (name: string) => cluster(`uses-${name}`, { plugins: [{ name: pluginNameOf(name) }] });
  const eventsOf = async (kind: string, name: string, namespace: string): Promise<string[]> =>
    (await api.send('GET', `/api/v1/namespaces/${namespace}/events`)).body.items
      .filter(({ involvedObject, source }: any) => involvedObject.kind === kind && involvedObject.name === name && source.component?.startsWith('cloudnative-pg'))
      .map(({ reason, message }: any) => `${reason}: ${message}`);
  const statusOf = async ({ apiVersion, kind, metadata }: any) => (await api.get(apiVersion, kind, metadata.namespace, metadata.name))?.status ?? {};
  /** Phase, reason and error, which is what people see of a Cluster or a Backup. */
  const wordsOf = async (object: any) => {
    const { phase, phaseReason, error } = await statusOf(object);
    return [phase, phaseReason, error].filter(text => text).join(': ');
  };
  /** Waits until an object's status says what a symptom quotes, and more where that is stated. */
  const quoted = (id: string, object: any, more = '') => Api.until(`the symptom of ${id}`, async () => {
    const words = await wordsOf(object);
    return isQuoted(id, words) && words.includes(more) && words;
  }, 30);

  describe('what becomes of mistakes', () => {
    beforeAll(async () => {
      operator = new OperatorProcess(path, version);
      await operator.start();
    });
    afterAll(clean);

    interface ServiceMistake {
      readonly breaks: (service: any, all: any[]) => void;
      /** The event on the Service, and a line in the log; where neither is stated, there must be none. */
      readonly event?: string;
      readonly logs?: string;
    }
    const key = (name: string, value: string) => (service: any) => (service.metadata.annotations[`cnpg.io/${name}`] = value);
    const mistakes: Record<string, ServiceMistake> = {
      'plugin-service-keys': { breaks: service => delete service.metadata.annotations['cnpg.io/pluginServerSecret'] },
      'plugin-service-keys of no value': {
        breaks: key('pluginServerSecret', ''), logs: 'Detected service whose server secret annotation is empty, skipping',
      },
      'plugin-service-namespace': { breaks: (_, all) => all.forEach(({ metadata }) => (metadata.namespace = 'elsewhere')) },
      'plugin-port': { breaks: key('pluginPort', 'grpc'), event: 'InvalidPortAnnotation' },
      'plugin-port too high': { breaks: key('pluginPort', '70000'), event: 'PluginRegistered' },
      'plugin-port-of-service': { breaks: key('pluginPort', '9099'), event: 'PluginRegistered' },
      'plugin-secret-missing': {
        breaks: (service, all) => {
          const name = service.metadata.annotations['cnpg.io/pluginServerSecret'];
          all.splice(all.findIndex(({ kind, spec }) => kind === 'Certificate' && spec.secretName === name), 1);
        },
        event: 'ServerSecretNotFound',
      },
      'plugin-secret-keys': {
        breaks: (service, all) => {
          service.metadata.annotations['cnpg.io/pluginClientSecret'] = 'other-keys';
          all.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other-keys', namespace: NAMESPACE }, stringData: { cert: 'x' } });
        },
        event: 'InvalidClientCertificate',
      },
    };

    const hasEvents = isFrom(version, 29);
    const visible = Object.entries(mistakes).filter(([, { event }]) => hasEvents || event === undefined || event === 'PluginRegistered');
    test.each(visible)('%s', async (title, { breaks, event, logs }) => {
      const [id] = title.split(' ');
      const name = title.replaceAll(' ', '-');
      const [sound, broken] = [standalone(name), standalone(name)];
      const { service } = partsOf(broken);
      breaks(service, broken);
      expectVerdicts(id, sound, broken, context);
      resolve(service);
      await add([...broken, usedBy(name)]);
      const said = async () => [await wordsOf(usedBy(name)), ...await eventsOf('Service', service.metadata.name, service.metadata.namespace)];
      await Api.until(`the symptom of ${id}`, async () => (await said()).some(words => isQuoted(id, words)), 30);
      expect(logs === undefined || operator.output().split('\n').some(line => line.includes(logs) && isQuoted(id, line))).toBe(true);
      if (event === undefined && logs === undefined) {
        expect(await eventsOf('Service', service.metadata.name, service.metadata.namespace)).toEqual([]);
        expect(operator.output().split('\n').filter(line => line.includes(`"${service.metadata.name}"`) && !/"level":"(trace|debug)"/.test(line))).toEqual([]);
      } else if (hasEvents && event !== undefined) {
        expect((await eventsOf('Service', service.metadata.name, NAMESPACE)).pop()).toContain(`${event}: `);
      }
    });

    test('replicas: nobody listens', async () => {
      const [sound, broken] = [standalone('podless'), standalone('podless')];
      partsOf(broken).deployment.spec.replicas = 0;
      expectVerdicts('replicas', sound, broken, context);
      resolve(partsOf(broken).service);
      await add([...broken, usedBy('podless')]);
      await quoted('replicas', usedBy('podless'), 'connection refused');
    });

    // the annotation came with these releases
    (hasFeature(version, ['1.26.3', '1.27.2', '1.28.0']) ? test.skip : test)('server-name-version', async () => {
      const serverName = `named-${suffix}.${NAMESPACE}.svc`;
      const [sound, broken] = [standalone('named'), standalone('named', { serverName })];
      broken.find(({ kind, metadata }) => kind === 'Certificate' && metadata.name.endsWith('-server')).spec.dnsNames = [serverName];
      expectVerdicts('server-name-version', sound, broken, context);
      await add(broken);
      const named = await startPod(broken);
      await add([usedBy('named')]);
      await quoted('server-name-version', usedBy('named'), `not named-${suffix}`).finally(() => named.stop());
    });

    test('plugin-name-unique: both are registered, and nobody warns', async () => {
      const both = ['first', 'second'].flatMap(name => standalone(name, { pluginName: pluginNameOf('both') }));
      expectVerdicts('plugin-name-unique', standalone('first'), both, context);
      await add(both);
      await Api.until('both registrations', async () => operator.output().split('\n').filter(line =>
        line.includes('Registered plugin') && line.includes(`"${pluginNameOf('both')}"`)).length >= 2);
      expect(operator.output().split('\n').filter(line => line.includes(`"${pluginNameOf('both')}"`) && /"level":"warning"/.test(line))).toEqual([]);
    });

    test('plugin-once: nothing refuses it', async () => {
      const plugin = standalone('once');
      await add(plugin);
      pod = await startPod(plugin);
      const entry = (a: string) => ({ name: pluginNameOf('once'), parameters: { a } });
      const twice = cluster('uses-once', { plugins: [entry('1'), entry('2')] });
      expectVerdicts('plugin-once', [usedBy('once')], [twice], context);
      await add([twice]);
      expect(await operator.pluginStatus(twice, found => found.length > 0)).toMatchObject([{ name: pluginNameOf('once') }]);
      await operator.phase(twice, 'Setting up primary');
      expect(ruleOf('plugin-once').symptom).toContain('the Cluster is accepted');
    });

    // what the API server would have refused, had it asked the operator
    const refusedLate: Array<[string, any]> = [
      ['one-wal-archiver', cluster('archivers', { plugins: ['a', 'b'].map(name => ({ name, isWALArchiver: true })) })],
      ['wal-archiver-or-object-store', cluster('stores', {
        plugins: [{ name: 'a', isWALArchiver: true }],
        backup: { barmanObjectStore: { destinationPath: 's3://a', s3Credentials: { inheritFromIAMRole: true } } },
      })],
      ['recovery-source', cluster('recovers', { bootstrap: { recovery: { source: 'old' } } })],
      ['storage-size', cluster('sizeless', { storage: {} })],
    ];
    (isFrom(version, 30) ? test : test.skip).each(refusedLate)('without a webhook: %s', async (id, broken) => {
      expectVerdicts(id, [cluster('sound')], [broken], context);
      await add([broken]);
      await operator.phase(broken, 'Invalid cluster definition');
      expect((await statusOf(broken)).phaseReason).toContain('the resource failed admission validation on: spec.');
      expect(operator.output().split('\n').some(line => line.includes('Detected invalid resource') && isQuoted(id, line))).toBe(true);
    });

    const backups: Array<[string, string, object, object]> = [
      ['backup-method', 'no-method', {}, byPlugin],
      ['backup-method', 'other-method', { pluginConfiguration: byPlugin.pluginConfiguration }, byPlugin],
      ['backup-plugin', 'by-plugin', byPlugin, { method: 'volumeSnapshot' }],
    ];
    test.each(backups)('%s: %s', async (id, name, spec, sound) => {
      const plain = cluster('plain');
      const backup = (of: object) => cnpg('Backup', name, { cluster: { name: 'plain' }, ...of });
      expectVerdicts(id, [plain, backup(sound)], [plain, backup(spec)], context);
      await add([plain, backup(spec)]);
      expect(await quoted(id, backup(spec))).toMatch(/^failed: /);
    });

    test('backup-namespace', async () => {
      const backup = cnpg('Backup', 'elsewhere', { cluster: { name: 'in-other-namespace' }, ...byPlugin });
      await add([backup]);
      await Api.until('the event', async () => (await eventsOf('Backup', 'elsewhere', shop)).some(event => isQuoted('backup-namespace', event)));
      await Api.until('the phase', async () => await wordsOf(backup) === (isFrom(version, 30) ? 'pending' : ''), 10);
    });

    const scheduled = (name: string, schedule: string) => cnpg('ScheduledBackup', name, { cluster: { name: 'plain' }, ...byPlugin, schedule });
    test('schedule-six-fields: the first field is seconds', async () => {
      const [sound, broken] = [scheduled('five', '0 0 3 * * *'), scheduled('five', '0 3 * * *')];
      expectVerdicts('schedule-six-fields', [sound], [broken], context);
      await add([cluster('plain'), broken]);
      const [event] = await Api.until('the event', async () => {
        const events = await eventsOf('ScheduledBackup', 'five', shop);
        return events.length > 0 && events;
      });
      expect(event).toMatch(/^BackupSchedule: Scheduled first backup by .* \d\d:03:00 \+0000 UTC/);
      expect(ruleOf('schedule-six-fields').symptom).toContain('three minutes past every hour');
    });

    (isFrom(version, 30) ? test : test.skip)('without a webhook: schedule', async () => {
      const broken = scheduled('crontab', '0 0 3 * * 7');
      expectVerdicts('schedule', [scheduled('crontab', '0 0 3 * * 6')], [broken], context);
      await add([cluster('plain'), broken]);
      await quoted('schedule', broken, 'the resource failed admission validation on: spec.schedule');
    });

    test('quantity: no volume of less than nothing', async () => {
      const broken = cluster('negative', { storage: { size: '-1Gi' } });
      expectVerdicts('quantity', [cluster('sound')], [broken], context);
      await add([broken]);
      await Api.until('the line', async () => operator.output().split('\n').some(line => line.includes('negative-1') && isQuoted('quantity', line)));
    });

    test('schedule-every: each second', async () => {
      const broken = scheduled('often', '@every 1ms');
      expectVerdicts('schedule-every', [scheduled('often', '@every 12h')], [broken], context);
      await add([cluster('plain'), broken]);
      await Api.until('two backups', async () => (await eventsOf('ScheduledBackup', 'often', shop))
        .some(event => event.includes('Next backup scheduled by')), 20);
      const { nextScheduleTime, lastScheduleTime } = await statusOf(broken);
      expect(Date.parse(nextScheduleTime) - Date.parse(lastScheduleTime)).toBeLessThanOrEqual(1000);
      expect(ruleOf('schedule-every').symptom).toContain('a backup every second');
    });

    test('backup-name: no Backup of a ScheduledBackup with a longer name', async () => {
      const named = (name: string) => ({ ...scheduled(name, '0 0 3 * * *'), spec: { ...scheduled(name, '0 0 3 * * *').spec, immediate: true } });
      const [sound, broken] = [named('n'.repeat(63)), named('n'.repeat(64))];
      expectVerdicts('backup-name', [sound], [broken], context);
      await add([cluster('plain'), sound, broken]);
      await Api.until('the event', async () => (await eventsOf('ScheduledBackup', broken.metadata.name, shop)).includes(
        'BackupCreation: Error while creating backup object'));
      expect(operator.output().split('\n').some(line => line.includes('Error while creating backup object') && isQuoted('backup-name', line))).toBe(true);
      expect(await eventsOf('ScheduledBackup', sound.metadata.name, shop)).not.toContain('BackupCreation: Error while creating backup object');
    });

    const taken: Array<[string, any, string]> = [
      ['recovery-origin', cluster('no-origin', { bootstrap: { recovery: {} } }), 'no-origin-1-full-recovery'],
      ['import-source', cluster('imports', {
        bootstrap: { initdb: { import: { type: 'microservice', databases: ['shop'], source: { externalCluster: 'old' } } } },
      }), 'imports-1-import'],
    ];
    test.each(taken)('%s: the operator takes the Cluster, and makes the job', async (id, broken, job) => {
      expectVerdicts(id, [cluster('sound')], [broken], context);
      await add([broken]);
      await Api.until(`Job ${job}`, () => api.get('batch/v1', 'Job', shop, job), 20);
    });
  });

  describe('operators of their own', () => {
    afterEach(clean);

    test('operator-namespace-watched and cluster-namespace-watched: nothing happens', async () => {
      operator = new OperatorProcess(path, version);
      await operator.start({ WATCH_NAMESPACE: shop });
      const plugin = standalone('unwatched');
      const elsewhere = { ...cluster('unwatched'), metadata: { name: 'unwatched', namespace: 'elsewhere' } };
      resolve(partsOf(plugin).service);
      await add([...plugin, usedBy('unwatched'), elsewhere]);
      await quoted('operator-namespace-watched', usedBy('unwatched'));
      expect(await eventsOf('Service', `unwatched-${suffix}`, NAMESPACE)).toEqual([]);
      expect(operator.output()).not.toContain('Registered plugin');
      expect(await statusOf(elsewhere)).toEqual({});
      expect(await eventsOf('Cluster', 'unwatched', 'elsewhere')).toEqual([]);
      expect(ruleOf('cluster-namespace-watched').symptom).toContain('no instance, no event, no status');
    });

    test('include-plugins: every Cluster stops', async () => {
      operator = new OperatorProcess(path, version);
      await operator.start({ INCLUDE_PLUGINS: 'absent.my-org.io' });
      await add([cluster('included')]);
      await quoted('include-plugins', cluster('included'), 'absent.my-org.io');
    });

    const withSidecar = async (directory: string, look: () => Promise<void>) => {
      const plugin = start(programs().plugin, [`--plugin-path=${directory}`], `${directory}.log`, { env: { PLUGIN_NAME: pluginNameOf('audit') } });
      try {
        await Api.until('the socket', async () => existsSync(join(directory, pluginNameOf('audit'))));
        await look();
      } finally {
        await stop(plugin);
      }
    };

    test('socket-directory: a relative one', async () => {
      operator = new OperatorProcess(path, version);
      await withSidecar(operator.socketDirectory, async () => {
        // the operator's working directory is beside that of its sockets
        await operator.start({ PLUGIN_SOCKET_DIR: relative(join(stack.directory, 'work'), operator.socketDirectory) });
        await add([usedBy('audit')]);
        await quoted('socket-directory', usedBy('audit'), 'invalid (non-empty) authority');
      });
    });

    test('sidecar-race: a socket that comes later is not there', async () => {
      operator = new OperatorProcess(path, version);
      await operator.start();
      await withSidecar(operator.socketDirectory, async () => {
        const before = operator.output();
        await add([usedBy('audit')]);
        expect((await operator.phase(usedBy('audit'), 'unknown plugin being required')).phaseReason).toContain(pluginNameOf('audit'));
        expect(operator.output().slice(before.length)).not.toContain('Registered plugin');
        expect(ruleOf('sidecar-race').symptom).toContain('missing until the operator restarts');
      });
    });
  });
});
