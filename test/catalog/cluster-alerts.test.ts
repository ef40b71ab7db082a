import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Duration } from 'cdk8s';
import { stringify } from 'yaml';
import { BarmanCloudPlugin, ClusterAlerts, ClusterAlertsProps, ClusterWithPlugins, Distribution, ObjectStore, Operator } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

const STORE = { configuration: { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } } };

function alerts(props: Partial<ClusterAlertsProps> = {}, distribution = Distribution.CLOUDNATIVE_PG): any[] {
  const { app, chart } = testChart('shop');
  Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.1', kubernetesVersion: '1.33' });
  const barman = new BarmanCloudPlugin(chart, 'barman');
  const store = new ObjectStore(chart, 'store', STORE);
  const cluster = new ClusterWithPlugins(chart, 'orders', { instances: 3, storage: { size: '1Gi' }, plugins: [barman.archiveTo(store)] });
  new ClusterAlerts(chart, 'alerts', { cluster, ...props });
  return objectsOf(app);
}

const rulesIn = (objects: any[]) => only(objects, 'PrometheusRule').spec.groups[0].rules;

test('Prometheus reads the metrics of the instances, and gets the alerts', () => {
  const objects = alerts({ metadata: { labels: { release: 'prometheus' } }, alertLabels: { team: 'dba' } });
  const metadata = { name: 'orders', namespace: 'shop', labels: { release: 'prometheus' } };
  expect(only(objects, 'PodMonitor')).toMatchObject({
    metadata, spec: { selector: { matchLabels: { 'cnpg.io/cluster': 'orders', 'cnpg.io/podRole': 'instance' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
  });
  expect(only(objects, 'PrometheusRule')).toMatchObject({ apiVersion: 'monitoring.coreos.com/v1', metadata, spec: { groups: [{ name: 'orders' }] } });
  expect(rulesIn(objects)[0].labels).toEqual({ severity: 'critical', cluster: 'orders', team: 'dba' });
});

test('the alerts follow the cluster, the product and the limits', () => {
  const names = rulesIn(alerts()).map(({ alert }: any) => alert);
  expect(names).toEqual([
    'PostgresWalArchivingFails', 'PostgresReplicationLag', 'PostgresStorageLow', 'PostgresFenced', 'PostgresBackupTooOld', 'PostgresBackupFails',
    'PostgresNoRecoveryPoint', 'PostgresPluginCertificateEnds',
  ]);
  expect(rulesIn(alerts({ barmanCloud: false })).map(({ alert }: any) => alert)).toEqual(names.filter((name: string) => !/Backup|Recovery/.test(name)));
  const [edb] = rulesIn(alerts({}, Distribution.EDB));
  expect(edb.expr).toMatch(/^cnp_pg_stat_archiver_last_failed_time\{namespace="shop",pod=~"orders-\[0-9\]\+"\} > cnp_/);
  const { expr } = rulesIn(alerts({ maximumReplicationLag: Duration.minutes(1), metricsPrefix: 'pg' }))[1];
  expect(expr).toBe('pg_pg_replication_lag{namespace="shop",pod=~"orders-[0-9]+"} > 60');
  expect(alerts({ podMonitor: false }).filter(({ kind }) => kind === 'PodMonitor')).toEqual([]);
});

test('alerts in another namespace than the cluster', () => {
  const objects = alerts({ metadata: { namespace: 'monitoring' } });
  expect(only(objects, 'PodMonitor')).toMatchObject({ metadata: { namespace: 'monitoring' }, spec: { namespaceSelector: { matchNames: ['shop'] } } });
});

/** What a metric is over time, in promtool's notation, and which alerts it causes after two days. */
interface Case {
  readonly name: string;
  readonly series: Record<string, string>;
  readonly firing: string[];
}

const INSTANCE = '{namespace="shop",pod="orders-1"}';
const ELSEWHERE = '{namespace="other",pod="orders-1"}';
const VOLUME = '{namespace="shop",persistentvolumeclaim="orders-1-wal"}';
const BARMAN = 'barman_cloud_cloudnative_pg_io_';
const END = 2 * 24 * 60 * 60;
const constant = (value: number) => `${value}+0x96`;

const CASES: Case[] = [
  {
    name: 'archiving fails after it worked',
    series: {
      [`cnpg_pg_stat_archiver_last_failed_time${INSTANCE}`]: constant(200), [`cnpg_pg_stat_archiver_last_archived_time${INSTANCE}`]: constant(100),
    },
    firing: ['PostgresWalArchivingFails'],
  },
  {
    name: 'archiving works again, has never failed, or fails elsewhere',
    series: {
      [`cnpg_pg_stat_archiver_last_failed_time${INSTANCE}`]: constant(100),
      [`cnpg_pg_stat_archiver_last_archived_time${INSTANCE}`]: constant(200),
      'cnpg_pg_stat_archiver_last_failed_time{namespace="shop",pod="orders-2"}': constant(-1),
      'cnpg_pg_stat_archiver_last_archived_time{namespace="shop",pod="orders-2"}': constant(-1),
      [`cnpg_pg_stat_archiver_last_failed_time${ELSEWHERE}`]: constant(200),
      [`cnpg_pg_stat_archiver_last_archived_time${ELSEWHERE}`]: constant(100),
    },
    firing: [],
  },
  { name: 'a standby is behind', series: { [`cnpg_pg_replication_lag${INSTANCE}`]: constant(301) }, firing: ['PostgresReplicationLag'] },
  {
    name: 'a standby is a little behind, and one of another cluster is far behind',
    series: { [`cnpg_pg_replication_lag${INSTANCE}`]: constant(300), 'cnpg_pg_replication_lag{namespace="shop",pod="orders-old-1"}': constant(900) },
    firing: [],
  },
  {
    name: 'a volume is almost full',
    series: { [`kubelet_volume_stats_available_bytes${VOLUME}`]: constant(14), [`kubelet_volume_stats_capacity_bytes${VOLUME}`]: constant(100) },
    firing: ['PostgresStorageLow'],
  },
  {
    name: 'a volume has space',
    series: { [`kubelet_volume_stats_available_bytes${VOLUME}`]: constant(16), [`kubelet_volume_stats_capacity_bytes${VOLUME}`]: constant(100) },
    firing: [],
  },
  { name: 'an instance is fenced', series: { [`cnpg_collector_fencing_on${INSTANCE}`]: constant(1) }, firing: ['PostgresFenced'] },
  { name: 'no instance is fenced', series: { [`cnpg_collector_fencing_on${INSTANCE}`]: constant(0) }, firing: [] },
  {
    name: 'the last backup is old, and the first recovery point is there',
    series: {
      [`${BARMAN}last_available_backup_timestamp${INSTANCE}`]: constant(END - 27 * 3600), [`${BARMAN}first_recoverability_point${INSTANCE}`]: constant(3600),
    },
    firing: ['PostgresBackupTooOld'],
  },
  {
    name: 'a backup failed after the last one',
    series: {
      [`${BARMAN}last_available_backup_timestamp${INSTANCE}`]: constant(END - 3600), [`${BARMAN}last_failed_backup_timestamp${INSTANCE}`]: constant(END - 1800),
    },
    firing: ['PostgresBackupFails'],
  },
  {
    name: 'backups are made',
    series: {
      [`${BARMAN}last_available_backup_timestamp${INSTANCE}`]: constant(END - 3600),
      [`${BARMAN}last_failed_backup_timestamp${INSTANCE}`]: constant(END - 7200),
      [`${BARMAN}first_recoverability_point${INSTANCE}`]: constant(3600),
    },
    firing: [],
  },
  {
    name: 'there has never been a backup',
    series: {
      [`${BARMAN}last_available_backup_timestamp${INSTANCE}`]: constant(0),
      [`${BARMAN}last_failed_backup_timestamp${INSTANCE}`]: constant(0),
      [`${BARMAN}first_recoverability_point${INSTANCE}`]: constant(0),
    },
    firing: ['PostgresNoRecoveryPoint'],
  },
  {
    name: 'the certificate of the plugin is not renewed',
    series: { 'certmanager_certificate_expiration_timestamp_seconds{name="barman-cloud-client"}': constant(END + 6 * 24 * 3600) },
    firing: ['PostgresPluginCertificateEnds'],
  },
  {
    name: 'the certificate of the plugin will be renewed, and another one is not',
    series: {
      'certmanager_certificate_expiration_timestamp_seconds{name="barman-cloud-client"}': constant(END + 8 * 24 * 3600),
      'certmanager_certificate_expiration_timestamp_seconds{name="other"}': constant(END),
    },
    firing: [],
  },
];

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('NOT TESTED by Prometheus, for want of promtool: the alerts');
    return false;
  }
}

(hasPromtool() ? test : test.skip)('Prometheus itself evaluates each alert, firing and silent', () => {
  const rules = rulesIn(alerts());
  expect(rules.map(({ alert }: any) => alert).filter((alert: string) => !CASES.some(({ firing }) => firing.includes(alert)))).toEqual([]);
  const directory = mkdtempSync(join(tmpdir(), 'alerts-'));
  try {
    writeFileSync(join(directory, 'rules.yaml'), stringify({ groups: [{ name: 'orders', rules }] }));
    writeFileSync(join(directory, 'test.yaml'), stringify({
      rule_files: ['rules.yaml'],
      evaluation_interval: '30m',
      tests: CASES.map(({ name, series, firing }) => ({
        name,
        interval: '30m',
        input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
        // the names alone: labels and texts are compared elsewhere
        promql_expr_test: rules.map(({ alert }: any) => ({
          expr: `count by (alertname) (ALERTS{alertname="${alert}",alertstate="firing"})`,
          eval_time: '2d',
          exp_samples: firing.includes(alert) ? [{ labels: `{alertname="${alert}"}`, value: 1 }] : [],
        })),
      })),
    }));
    expect(execFileSync('promtool', ['test', 'rules', 'test.yaml'], { cwd: directory, encoding: 'utf8', stdio: 'pipe' })).toContain('SUCCESS');
  } catch (error: any) {
    throw new Error(`${error.stdout ?? ''}${error.stderr ?? error}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
