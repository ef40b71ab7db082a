/**
 * Everything around a cluster as objects: its images and its object store, a role and a database for a second application, and PgBouncer in front of it.
 */
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ClusterWithPlugins, Database, DatabaseRole, DataCompressionType, Distribution, ImageCatalog, ObjectStore, Operator, PgBouncerPoolMode, Plugin,
  PluginCapability, Pooler, Publication, ReclaimPolicy, Schedule, ScheduledBackup, Subscription, WalCompressionType,
} from 'cdk8s-cnpg-i';

const app = new App();

const shop = new Chart(app, 'databases', { namespace: 'shop' });
const operator = Operator.fromAttributes(shop, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.1', kubernetesVersion: '1.33' });
const barman = Plugin.fromPluginName(shop, 'barman-cloud', 'barman-cloud.cloudnative-pg.io', {
  operator,
  capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
});

const store = new ObjectStore(shop, 'backups', {
  configuration: {
    destinationPath: 's3://shop-backups/',
    endpointURL: 'https://minio.storage.svc:9000',
    endpointCA: { name: 'minio-authority', key: 'ca.crt' },
    s3Credentials: {
      accessKeyId: { name: 'minio-shop', key: 'id' },
      secretAccessKey: { name: 'minio-shop', key: 'secret' },
    },
    data: { compression: DataCompressionType.LZ4 },
    wal: { compression: WalCompressionType.ZSTD, maxParallel: 8 },
  },
  retentionPolicy: '30d',
  instanceSidecarConfiguration: {
    // newer AWS libraries send checksums that many S3-compatible stores do not accept
    env: [
      { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
      { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
    ],
    resources: { requests: { memory: '256Mi' }, limits: { memory: '512Mi' } },
  },
});

const images = new ImageCatalog(shop, 'images', {
  images: [{ major: 17, image: 'ghcr.io/cloudnative-pg/postgresql:17.6' }],
  componentImages: [{ key: 'pgbouncer', image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1' }],
});

const orders = new ClusterWithPlugins(shop, 'orders', {
  instances: 3,
  imageCatalogRef: images.imageRef(17),
  storage: { size: '20Gi' },
  plugins: [{ plugin: barman, isWALArchiver: true, parameters: store.parameters() }],
});
new ScheduledBackup(shop, 'orders-nightly', { cluster: orders, plugin: barman, schedule: Schedule.daily({ hour: 3 }) });

// the Secret "invoicing-password" has the keys username and password
const invoicing = new DatabaseRole(shop, 'invoicing', {
  cluster: orders, name: 'invoicing', login: true, replication: true, passwordSecret: { name: 'invoicing-password' },
});
const invoices = new Database(shop, 'invoices', {
  cluster: orders,
  name: 'invoices',
  owner: invoicing.roleName,
  databaseReclaimPolicy: ReclaimPolicy.RETAIN,
  extensions: [{ name: 'pgcrypto' }],
});

new Pooler(shop, 'orders-pool', {
  cluster: orders,
  instances: 2,
  pgbouncer: {
    imageCatalogRef: images.componentImageRef('pgbouncer'),
    poolMode: PgBouncerPoolMode.TRANSACTION,
    parameters: { max_client_conn: '1000', default_pool_size: '10' },
  },
  template: {
    metadata: { labels: { app: 'orders-pool' } },
    spec: { containers: [{ name: 'pgbouncer', resources: { requests: { cpu: kplus.k8s.Quantity.fromString('100m') } } }] },
  },
});

// a copy of the invoices for reports
const published = new Publication(shop, 'invoices-published', {
  cluster: orders, dbname: invoices.databaseName, name: 'invoices', target: { objects: [{ tablesInSchema: 'public' }] },
});
const reports = new ClusterWithPlugins(shop, 'reports', {
  instances: 1,
  imageCatalogRef: images.imageRef(17),
  storage: { size: '10Gi' },
  operator,
  externalClusters: [{
    name: 'orders',
    connectionParameters: { host: orders.readWriteHost, dbname: invoices.databaseName, user: invoicing.roleName, sslmode: 'require' },
    password: { name: 'invoicing-password', key: 'password' },
  }],
});
new Subscription(shop, 'invoices-copied', {
  cluster: reports, dbname: 'app', name: 'invoices', externalClusterName: 'orders', publicationName: published.publicationName,
});

app.synth();
