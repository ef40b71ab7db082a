import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  Backup, ClusterImageCatalog, ClusterWithPlugins, Database, DatabaseRole, Distribution, ImageCatalog, IPlugin, kubernetes, ObjectStore,
  Operator, OperatorAttributes, Plugin, PluginTls, Pooler, Publication, Schedule, ScheduledBackup, SidecarPlugin, SidecarPluginProps,
  SidecarStart, StandalonePlugin, StandalonePluginProps, Subscription,
} from '../../src';
import { fromManifest, operatorDeployment } from '../rules/support/programs';
import { clusterWithEveryKind, sidecarByDefault, standaloneByDefault } from '../support/snapshot-programs';

type InChart = (chart: Chart) => void;

const PLUGIN = { pluginName: 'example.my-org.io', image: 'example:1.0.0' };
const RULES: kubernetes.PolicyRule[] = [{ apiGroups: [''], resources: ['events'], verbs: ['create'] }];
const BUDGET = { minAvailable: kplus.PercentOrAbsolute.absolute(1) };
const LONG = 'a-name-that-is-as-long-as-names-become-in-companies';

const plugins = (program: InChart, namespace?: string) => (app: App) => program(new Chart(app, 'plugins', { namespace }));

const standalone = (props: Partial<StandalonePluginProps> = {}): InChart => chart => new StandalonePlugin(chart, 'example', { ...PLUGIN, ...props });

const operator = (chart: Chart, attributes: OperatorAttributes = {}) =>
  Operator.fromAttributes(chart, 'operator', { kubernetesVersion: '1.33', ...attributes });

const sidecar = (chart: Chart, from: Operator, props: Partial<SidecarPluginProps> = {}) =>
  new SidecarPlugin(chart, 'example', { ...PLUGIN, operator: from, ...props });

const cluster = (scope: Construct, id: string, ...used: IPlugin[]) =>
  new ClusterWithPlugins(scope, id, { instances: 1, storage: { size: '1Gi' }, plugins: used.map(plugin => ({ plugin })) });

function surroundedPlugin(chart: Chart): void {
  const plugin = new StandalonePlugin(chart, 'example', {
    ...PLUGIN,
    replicas: 2,
    leaderElection: true,
    podDisruptionBudget: BUDGET,
    networkPolicy: { operatorEgress: true },
    roleRules: RULES,
    clusterRoleRules: RULES,
    serverName: 'example.my-org.io',
    additionalPorts: [{ name: 'metrics', port: 8080, servicePort: 80 }],
  });
  plugin.addRole('leases', { rules: RULES });
  plugin.addClusterRole('backups', { rules: RULES });
}

function pluginWithRolesBesideOperator(chart: Chart): void {
  const plugin = sidecar(chart, operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }), { roleRules: RULES, clusterRoleRules: RULES });
  plugin.addRole('leases', { rules: RULES });
  plugin.addClusterRole('backups', { rules: RULES });
}

function sameIdsInTwoCharts(app: App): void {
  for (const id of ['one', 'two']) {
    const chart = new Chart(app, id, { namespace: id });
    cluster(chart, 'db', new StandalonePlugin(chart, 'plugin', { pluginName: `${id}.my-org.io`, image: 'example:1.0.0' }));
  }
}

function longIds(chart: Chart): void {
  const scope = new Construct(new Construct(chart, `${LONG}-outside`), `${LONG}-inside`);
  const plugin = new StandalonePlugin(scope, `${LONG}-plugin`, {
    pluginName: `${LONG}.my-org.io`, image: 'example:1.0.0', podDisruptionBudget: BUDGET, networkPolicy: {}, roleRules: RULES,
  });
  cluster(scope, LONG.slice(0, 50), plugin);
}

const SURROUNDINGS: Partial<StandalonePluginProps> = { podDisruptionBudget: BUDGET, networkPolicy: {}, roleRules: RULES, clusterRoleRules: RULES };

const EXPLICIT: Partial<StandalonePluginProps> = {
  ...SURROUNDINGS,
  name: 'stated',
  deploymentName: 'stated-deployment',
  serviceName: 'stated-service',
  containerName: 'stated-container',
  serviceAccountName: 'stated-account',
  selectorLabels: { stated: 'selector' },
  labels: { stated: 'label' },
  annotations: { stated: 'annotation' },
  tls: PluginTls.selfSigned({
    issuerName: 'stated-issuer',
    serverCertificate: { name: 'stated-server', secretName: 'stated-server-secret', commonName: 'stated', dnsNames: ['stated-service'] },
    clientCertificate: { name: 'stated-client', secretName: 'stated-client-secret', commonName: 'stated' },
  }),
};

/**
 * What users write, by what is special about it. A new program may come at any time; one that is here does not change.
 */
function backedUpCluster(chart: Chart): void {
  const backups = Plugin.fromPluginName(chart, 'backups', 'backups.my-org.io');
  const db = new ClusterWithPlugins(chart, 'db', {
    instances: 1, storage: { size: '1Gi' }, plugins: [{ plugin: backups, isWALArchiver: true }],
  });
  new Backup(chart, 'first', { cluster: db, plugin: backups });
  new ScheduledBackup(chart, 'nightly', { cluster: db, plugin: backups, schedule: Schedule.daily({ hour: 3 }), metadata: { name: 'every-night' } });
  new Backup(chart, 'elsewhere', { cluster: ClusterWithPlugins.fromClusterName(chart, 'other', 'other'), plugin: backups });
}

/** The other objects of a cluster, and what they refer to in one another. */
function resourcesOfCluster(chart: Chart): void {
  const catalog = new ImageCatalog(chart, 'images', { images: [{ major: 17, image: 'postgres:17' }], componentImages: [{ key: 'pool', image: 'pgbouncer:1' }] });
  new ClusterImageCatalog(chart, 'all-images', { images: [{ major: 17, image: 'postgres:17' }], metadata: { name: 'stated' } });
  const store = new ObjectStore(chart, 'store', { configuration: { destinationPath: 's3://backups', s3Credentials: { inheritFromIAMRole: true } } });
  const db = new ClusterWithPlugins(chart, 'db', {
    instances: 1,
    storage: { size: '1Gi' },
    imageCatalogRef: catalog.imageRef(17),
    externalClusters: [{ name: 'old', connectionParameters: { host: 'old-rw' } }],
    plugins: [{ plugin: Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnative-pg.io'), parameters: store.parameters() }],
  });
  const role = new DatabaseRole(chart, 'role', { cluster: db, name: 'reader' });
  const database = new Database(chart, 'database', { cluster: db, name: 'invoices', owner: role.roleName });
  const { publicationName } = new Publication(chart, 'publication', { cluster: db, dbname: database.databaseName, name: 'all', target: { allTables: true } });
  new Subscription(chart, 'subscription', { cluster: db, dbname: 'app', name: 'all', externalClusterName: 'old', publicationName });
  new Pooler(chart, 'pool', { cluster: db, pgbouncer: { imageCatalogRef: catalog.componentImageRef('pool') } });
}

/** What it refers to are names of the operator: its Services, Secrets and the labels of its pods. */
function applicationOfCluster(chart: Chart): void {
  const db = cluster(chart, 'db');
  const { readWriteServiceName, readOnlyServiceName, readServiceName, readWriteHost, applicationSecretName, serverCaSecretName } = db;
  const application = new kplus.Deployment(chart, 'application', {
    containers: [{ image: 'application:1', envVariables: db.connectionVariables() }],
    podMetadata: {
      annotations: {
        readWriteServiceName,
        readOnlyServiceName: readOnlyServiceName!,
        readServiceName: readServiceName!,
        readWriteHost,
        applicationSecretName,
        serverCaSecretName,
      },
    },
  });
  new kplus.NetworkPolicy(chart, 'policy', { selector: application, egress: { rules: [{ peer: db }] } });
}

export const PROGRAMS: Record<string, (app: App) => void> = {
  'StandalonePlugin': plugins(standaloneByDefault),
  'StandalonePlugin, chart with a namespace': plugins(standaloneByDefault, 'apps'),
  'StandalonePlugin, CloudNativePG': plugins(chart => standalone({
    operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0' }),
  })(chart)),
  'StandalonePlugin, PluginTls.certificateAuthority': plugins(standalone({ tls: PluginTls.certificateAuthority() })),
  'StandalonePlugin, PluginTls.issuer': plugins(standalone({ tls: PluginTls.issuer({ name: 'company' }) })),
  'StandalonePlugin, PluginTls.secrets': plugins(standalone({ tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client' }) })),
  'StandalonePlugin, everything around it': plugins(surroundedPlugin),
  'StandalonePlugin, name stated': plugins(standalone({ ...SURROUNDINGS, name: 'stated' })),
  'StandalonePlugin, all names stated': plugins(standalone(EXPLICIT)),
  'SidecarPlugin, fragment': plugins(sidecarByDefault),
  'SidecarPlugin, fragment, chart with a namespace': plugins(sidecarByDefault, 'apps'),
  'SidecarPlugin, fragment of the default operator': plugins(chart => new SidecarPlugin(chart, 'example', PLUGIN)),
  'SidecarPlugin, ordinary container': plugins(chart => sidecar(chart, operator(chart), { start: SidecarStart.CONTAINER })),
  'SidecarPlugin, roles': plugins(pluginWithRolesBesideOperator),
  'SidecarPlugin, operator from a manifest': plugins(chart => {
    sidecar(chart, fromManifest([operatorDeployment('cnpg-controller-manager', {})])(chart) as Operator);
  }),
  'ClusterWithPlugins, no plugin': plugins(chart => cluster(chart, 'db')),
  'ClusterWithPlugins, every kind of field': plugins(clusterWithEveryKind),
  'two plugins': plugins(chart => {
    const named = (id: string) => new StandalonePlugin(chart, id, { ...PLUGIN, pluginName: `${id}.my-org.io` });
    cluster(chart, 'db', named('first'), named('second'));
  }),
  'same ids in two charts': sameIdsInTwoCharts,
  'long ids': plugins(longIds),
  'Backup and ScheduledBackup': plugins(backedUpCluster, 'shop'),
  'databases, poolers, catalogs and object stores': plugins(resourcesOfCluster, 'shop'),
  'an application of a cluster': plugins(applicationOfCluster, 'shop'),
};
