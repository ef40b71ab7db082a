import { nearestOf } from '../values/nearest';
import { hasFeature } from '../values/release';

/** The settings that operators read, according to their source code. */
export const SETTINGS = [
  'CERTIFICATE_DURATION', 'CLUSTERS_ROLLOUT_DELAY', 'CREATE_ANY_SERVICE', 'DRAIN_TAINTS', 'ENABLE_INSTANCE_MANAGER_INPLACE_UPDATES',
  'ENABLE_WEBHOOK_NAMESPACE_SUFFIX', 'EXPIRING_CHECK_THRESHOLD', 'INCLUDE_PLUGINS', 'INHERITED_ANNOTATIONS', 'INHERITED_LABELS',
  'INSTANCES_ROLLOUT_DELAY', 'KUBERNETES_CLUSTER_DOMAIN', 'MANAGE_WEBHOOK_CONFIGURATIONS', 'METRICS_CERT_DIR', 'MONITORING_QUERIES_CONFIGMAP',
  'MONITORING_QUERIES_SECRET', 'OPERATOR_IMAGE_NAME', 'OPERATOR_NAMESPACE', 'PGBOUNCER_IMAGE_NAME', 'PLUGIN_SOCKET_DIR', 'POSTGRES_IMAGE_NAME',
  'PULL_SECRET_NAME', 'STANDBY_TCP_USER_TIMEOUT', 'WATCH_NAMESPACE', 'WEBHOOK_CERT_DIR',
];

/** The first releases, by minor version, of settings that were added after 1.26.0. */
const FIRST_RELEASES: Record<string, string[]> = {
  ENABLE_WEBHOOK_NAMESPACE_SUFFIX: ['1.30.0'],
  MANAGE_WEBHOOK_CONFIGURATIONS: ['1.30.0'],
  METRICS_CERT_DIR: ['1.28.0'],
  PGBOUNCER_IMAGE_NAME: ['1.26.3', '1.27.2', '1.28.0'],
};

/** The releases that added a setting, if the given release does not support it yet. */
export function cameLater(key: string, release: string | undefined): string[] | undefined {
  const first = Object.hasOwn(FIRST_RELEASES, key) ? FIRST_RELEASES[key] : undefined;
  return first && release !== undefined && !hasFeature(release, first) ? first : undefined;
}

/** The setting that a misspelled key most likely refers to. */
export function nearestSetting(key: string): string | undefined {
  return nearestOf(key.replace(/[-. ]/g, '_'), SETTINGS);
}
