import { ClusterWithPlugins, DataCompressionType, LogLevel, ObjectStore, ObjectStoreProps, Plugin } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only } from '../support/manifests';
import { shop, synthesized } from '../support/shop';

const ROLE = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };

test('an object store', () => {
  const { app, chart } = shop();
  const store = new ObjectStore(chart, 'store', { configuration: ROLE });
  expect(store).toMatchObject({ name: 'store', objectStoreName: 'store', namespace: 'apps' });
  expect(synthesized(app, 'ObjectStore')).toEqual({
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: 'store', namespace: 'apps' },
    spec: { configuration: ROLE },
  });
});

test('an S3-compatible store', () => {
  const { app, chart, operator } = shop();
  const configuration = { ...ROLE, endpointURL: 'https://minio:9000', data: { compression: DataCompressionType.LZ4, jobs: 4 } };
  const env = [{ name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' }];
  const instanceSidecarConfiguration = { env, logLevel: LogLevel.DEBUG, resources: { limits: { memory: '512Mi' } }, retentionPolicyIntervalSeconds: 60 };
  new ObjectStore(chart, 'store', { operator, metadata: { name: 'minio', namespace: 'shop' }, configuration, instanceSidecarConfiguration, retentionPolicy: '30d' });
  const { metadata, spec } = synthesized(app, 'ObjectStore');
  expect(metadata).toEqual({ name: 'minio', namespace: 'shop' });
  expect(spec).toEqual({ configuration, instanceSidecarConfiguration, retentionPolicy: '30d' });
});

test('a cluster archives into an object store, and one is recovered from another folder of it', () => {
  const { app, chart, operator } = shop();
  const plugin = Plugin.fromPluginName(chart, 'barman-cloud', 'barman-cloud.cloudnative-pg.io', { operator });
  const store = new ObjectStore(chart, 'store', { configuration: ROLE });
  const parameters = store.parameters({ serverName: 'invoices-2' });
  new ClusterWithPlugins(chart, 'invoices', {
    instances: 1,
    storage: { size: '1Gi' },
    plugins: [{ plugin, isWALArchiver: true, parameters }],
    bootstrap: { recovery: { source: 'old' } },
    externalClusters: [{ name: 'old', plugin: { plugin, parameters: store.parameters({ serverName: 'invoices' }) } }],
  });
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  const { plugins, externalClusters } = only(objects, 'Cluster', 'invoices').spec;
  expect(plugins[0].parameters).toEqual({ barmanObjectName: 'store', serverName: 'invoices-2' });
  expect(externalClusters[0].plugin.parameters).toEqual({ barmanObjectName: 'store', serverName: 'invoices' });
  expect(store.parameters()).toEqual({ barmanObjectName: 'store' });
});

test('an object store that is defined elsewhere', () => {
  const { chart } = shop();
  const store = ObjectStore.fromObjectStoreName(chart, 'a', 'store');
  expect(store).toMatchObject({ objectStoreName: 'store', namespace: 'apps' });
  expect(store.parameters({ serverName: 'a' })).toEqual({ barmanObjectName: 'store', serverName: 'a' });
  expect(ObjectStore.fromObjectStoreName(chart, 'b', 'store', { namespace: 'shop' }).namespace).toBe('shop');
  expect(() => ObjectStore.fromObjectStoreName(chart, 'c', 'My store')).toThrow('plugins/c: objectStoreName: ');
  expect(() => ObjectStore.fromObjectStoreName(chart, 'd', 'store', { namespace: 'a.b' })).toThrow('plugins/d: namespace: ');
});

describe('a mistake is thrown with its prop', () => {
  const { chart } = shop();
  let count = 0;
  const define = (props: Partial<ObjectStoreProps>) => () => new ObjectStore(chart, `s${count++}`, { configuration: ROLE, ...props });

  test.each<[string, () => void, RegExp]>([
    ['null', define({ retentionPolicy: null as any }), /s\d: retentionPolicy: null is not a value/],
    ['missing', define({ configuration: undefined as any }), /s\d: configuration: required field is missing/],
    ['name', define({ metadata: { name: 'A b' } }), /s\d: metadata\.name: /],
    ['pattern', define({ retentionPolicy: '30 days' }), /s\d: retentionPolicy: "30 days"/],
    ['empty path', define({ configuration: { ...ROLE, destinationPath: '' } }), /s\d: configuration\.destinationPath: /],
    ['choice', define({ configuration: { ...ROLE, data: { compression: 'zip' as any } } }), /s\d: configuration\.data\.compression: "zip" must be one of/],
  ])('%s', (_, program, message) => expect(program).toThrow(message));
});
