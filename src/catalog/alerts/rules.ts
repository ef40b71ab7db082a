import { ApiObject, Duration } from 'cdk8s';
import { ClusterAlertsProps } from './cluster-alerts-props';
import { Distribution } from '../../contracts/distribution';
import { IPlugin } from '../../contracts/plugin';
import { BARMAN_CLOUD } from '../../facts/plugins/barman-cloud';

/** An alert as Prometheus reads it. */
interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Record<string, string>;
  readonly annotations: { readonly summary: string; readonly description: string };
}

/** What differs from alert to alert. */
interface AlertText {
  readonly name: string;
  readonly expr: string;
  readonly after: Duration;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
  readonly description: string;
}

/** The alerts about a cluster. */
export function rulesOf(props: ClusterAlertsProps): Alert[] {
  const { cluster, alertLabels } = props;
  const usesBarmanCloud = props.barmanCloud ?? cluster.enabledPlugins?.some(({ pluginName }) => pluginName === BARMAN_CLOUD.pluginName) ?? false;
  const all = [...operatorAlerts(props), ...usesBarmanCloud ? backupAlerts(props) : [], ...certificateAlerts(cluster.enabledPlugins ?? [])];
  return all.map(({ name, expr, after, severity, summary, description }) => ({
    alert: name,
    expr,
    for: `${after.toSeconds()}s`,
    labels: { severity, cluster: cluster.clusterName, ...alertLabels },
    annotations: { summary: `${summary} (cluster ${cluster.clusterName})`, description },
  }));
}

function operatorAlerts(props: ClusterAlertsProps): AlertText[] {
  const { cluster: { clusterName, namespace, operator }, maximumReplicationLag = Duration.minutes(5), minimumFreeSpace = 15 } = props;
  const prefix = props.metricsPrefix ?? (operator.distribution === Distribution.EDB ? 'cnp' : 'cnpg');
  const metric = (name: string) => `${prefix}_${name}${selectorOf(props)}`;
  const volumes = braces({ namespace }, `persistentvolumeclaim=~"${clusterName}-[0-9]+(-wal|-tbs-.+)?"`);
  return [
    {
      name: 'PostgresWalArchivingFails',
      expr: `${metric('pg_stat_archiver_last_failed_time')} > ${metric('pg_stat_archiver_last_archived_time')}`,
      after: Duration.minutes(5),
      severity: 'critical',
      summary: 'WAL is not archived',
      description: 'The last WAL file that {{ $labels.pod }} tried to archive failed. Nothing can be recovered from later times, and the volume fills up.',
    },
    {
      name: 'PostgresReplicationLag',
      expr: `${metric('pg_replication_lag')} > ${maximumReplicationLag.toSeconds()}`,
      after: Duration.minutes(5),
      severity: 'warning',
      summary: 'A standby is behind',
      description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind.',
    },
    {
      name: 'PostgresStorageLow',
      expr: `kubelet_volume_stats_available_bytes${volumes} / kubelet_volume_stats_capacity_bytes${volumes} < ${minimumFreeSpace / 100}`,
      after: Duration.minutes(10),
      severity: 'critical',
      summary: 'A volume is almost full',
      description: '{{ $value | humanizePercentage }} of {{ $labels.persistentvolumeclaim }} are free.',
    },
    {
      name: 'PostgresFenced',
      expr: `${metric('collector_fencing_on')} == 1`,
      after: Duration.minutes(10),
      severity: 'warning',
      summary: 'An instance is fenced',
      description: 'PostgreSQL does not run in {{ $labels.pod }} until the fencing is lifted.',
    },
  ];
}

/** The plugin's own metrics: every instance exports what the ObjectStore's status has, and 0 for what it does not have. */
function backupAlerts(props: ClusterAlertsProps): AlertText[] {
  const { maximumBackupAge = Duration.hours(26) } = props;
  const metric = (name: string) => `max(${BARMAN_CLOUD.pluginName.replace(/\W/g, '_')}_${name}${selectorOf(props)})`;
  const last = metric('last_available_backup_timestamp');
  return [
    {
      name: 'PostgresBackupTooOld',
      expr: `time() - (${last} > 0) > ${maximumBackupAge.toSeconds()}`,
      after: Duration.minutes(10),
      severity: 'critical',
      summary: 'The last backup is too old',
      description: 'The last backup was made {{ $value | humanizeDuration }} ago.',
    },
    {
      name: 'PostgresBackupFails',
      expr: `${metric('last_failed_backup_timestamp')} > ${last}`,
      after: Duration.minutes(5),
      severity: 'warning',
      summary: 'The last backup failed',
      description: 'A backup has failed since the last successful one.',
    },
    {
      name: 'PostgresNoRecoveryPoint',
      expr: `${metric('first_recoverability_point')} == 0`,
      after: maximumBackupAge,
      severity: 'critical',
      summary: 'No backup is in the object store',
      description: 'The cluster cannot be recovered: the object store has no backup of it.',
    },
  ];
}

/** The certificates that the app defines for the cluster's plugins: cert-manager renews them weeks before they end. */
function certificateAlerts(plugins: IPlugin[]): AlertText[] {
  const certificates = plugins.flatMap(plugin => {
    const { serverCertificate, clientCertificate } = plugin as { serverCertificate?: ApiObject; clientCertificate?: ApiObject };
    return [serverCertificate, clientCertificate].flatMap(certificate => certificate?.name ?? []);
  });
  return certificates.length === 0 ? [] : [{
    name: 'PostgresPluginCertificateEnds',
    expr: `certmanager_certificate_expiration_timestamp_seconds{name=~"${certificates.join('|')}"} - time() < ${Duration.days(7).toSeconds()}`,
    after: Duration.hours(1),
    severity: 'critical',
    summary: 'The certificate of a plugin is not renewed',
    description: 'Certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }}. The operator then cannot call the plugin, and the cluster stops.',
  }];
}

function selectorOf({ cluster: { clusterName, namespace } }: ClusterAlertsProps): string {
  return braces({ namespace }, `pod=~"${clusterName}-[0-9]+"`);
}

function braces({ namespace }: { readonly namespace?: string }, matcher: string): string {
  return `{${namespace === undefined ? '' : `namespace="${namespace}",`}${matcher}}`;
}
