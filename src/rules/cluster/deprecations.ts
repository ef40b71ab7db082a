import { StorageConfiguration } from '../../api/storage';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { objects } from '../engine/spec-values';

/** The volumes in which the operator compares `storageClass` and `size` with the template; it does not look at tablespaces. */
function volumesOf({ spec: { storage, walStorage } }: ClusterInput): Array<[string, StorageConfiguration]> {
  return Object.entries({ storage, walStorage }).flatMap(([prop, volume]) => volume?.pvcTemplate ? [[prop, volume]] : []);
}

/** The operator is to lose its own support for object stores. */
export const barmanObjectStoreDeprecated: ClusterRule = {
  id: 'barman-object-store-deprecated',
  severity: 'warning',
  title: 'Backups and recovery should use a plugin instead of `barmanObjectStore`',
  symptom: 'the operator\'s webhook warns ("Native support for Barman Cloud backups and recovery is deprecated"); release 1.31 is to remove it',
  cause: 'the Barman Cloud plugin replaces the operator\'s own support for object stores',
  fix: 'configure the object store in a plugin, such as the Barman Cloud plugin, and remove barmanObjectStore',
  source: webhook(2730),
  field: 'spec',
  check: ({ spec }) => {
    const external = objects(spec.externalClusters).flatMap(({ barmanObjectStore }, index) => barmanObjectStore ? [['externalClusters', index, 'barmanObjectStore']] : []);
    return [...spec.backup?.barmanObjectStore ? [['backup', 'barmanObjectStore']] : [], ...external]
      .map((path): Mistake => ({ path, message: 'deprecated: expected a plugin, such as Barman Cloud' }));
  },
};

/** The operator warns of both even where they are equal. */
export const storageClassTwice: ClusterRule = {
  id: 'storage-class-twice',
  severity: 'warning',
  title: 'A storage class should be set in `storageClass` or in `pvcTemplate`, not in both',
  symptom: 'the operator\'s webhook warns ("are both specified"); the operator uses storageClass',
  cause: 'the operator writes storageClass over the template\'s storageClassName',
  fix: 'remove pvcTemplate.storageClassName or storageClass',
  source: webhook(2680),
  field: 'spec',
  check: input => volumesOf(input).flatMap(([prop, { storageClass, pvcTemplate }]): Mistake[] => {
    const requested = pvcTemplate!.storageClassName;
    return storageClass === undefined || requested === undefined ? [] : [{
      path: [prop, 'pvcTemplate', 'storageClassName'],
      message: `"${requested}" is ignored, because storageClass is set to "${storageClass}"`,
      fix: `remove ${prop}.pvcTemplate.storageClassName or ${prop}.storageClass`,
    }];
  }),
};

/** As for the storage class. */
export const storageSizeTwice: ClusterRule = {
  id: 'storage-size-twice',
  severity: 'warning',
  title: 'A volume\'s size should be set in `size` or in `pvcTemplate`, not in both',
  symptom: 'the operator\'s webhook warns ("are both specified"); the operator uses size',
  cause: 'the operator writes size over the template\'s request for storage',
  fix: 'remove pvcTemplate.resources.requests.storage or size',
  source: webhook(2680),
  field: 'spec',
  check: input => volumesOf(input).flatMap(([prop, { size, pvcTemplate }]): Mistake[] => {
    const requested = pvcTemplate!.resources?.requests?.storage;
    return !size || !requested ? [] : [{
      path: [prop, 'pvcTemplate', 'resources', 'requests', 'storage'],
      message: `"${requested}" is ignored, because size is set to "${size}"`,
      fix: `remove ${prop}.pvcTemplate.resources.requests.storage or ${prop}.size`,
    }];
  }),
};

/** PostgreSQL and the operator read a number without a unit differently. */
export const sharedBuffersUnit: ClusterRule = {
  id: 'shared-buffers-unit',
  severity: 'warning',
  title: '`shared_buffers` should have a unit',
  symptom: 'the operator\'s webhook warns ("is missing a unit"); PostgreSQL reads the number as blocks of 8 kB, and later releases of the operator are to reject it',
  cause: 'PostgreSQL counts shared_buffers in blocks of 8 kB, but the operator reads a number without a unit as megabytes',
  fix: 'add a unit, such as "256MB"',
  source: webhook(2774),
  field: 'spec.postgresql.parameters.shared_buffers',
  check: ({ spec }) => {
    const value = spec.postgresql?.parameters?.shared_buffers;
    if (typeof value !== 'string' || !/^[+-]?\d+$/.test(value)) { return undefined; }
    const kilobytes = Number(value) * 8;
    const fix = kilobytes > 0 && Number.isSafeInteger(kilobytes)
      ? `add a unit to shared_buffers: "${kilobytes % 1024 === 0 ? `${kilobytes / 1024}MB` : `${kilobytes}kB`}" is what PostgreSQL uses now, "${Number(value)}MB" is what the operator reads`
      : undefined;
    return [{ message: `"${value}" has no unit: expected a size such as "256MB"`, fix }];
  },
};

/** The operator is to create no PodMonitors any more. */
export const podMonitorDeprecated: ClusterRule = {
  id: 'pod-monitor-deprecated',
  severity: 'warning',
  title: 'PodMonitors should be created separately from the Cluster',
  symptom: 'the operator\'s webhook warns ("is deprecated and will be removed in a future release"); later releases are to create no PodMonitor',
  cause: 'a separate PodMonitor can be configured completely, while these fields cover only a part of it',
  fix: 'create a PodMonitor that selects the cluster\'s pods, and remove enablePodMonitor, podMonitorMetricRelabelings and podMonitorRelabelings',
  source: webhook(2790),
  field: 'spec.monitoring',
  check: ({ spec }) => {
    const { enablePodMonitor, podMonitorMetricRelabelings, podMonitorRelabelings } = spec.monitoring ?? {};
    const set = Object.entries({
      enablePodMonitor: enablePodMonitor === true,
      podMonitorMetricRelabelings: !!podMonitorMetricRelabelings?.length,
      podMonitorRelabelings: !!podMonitorRelabelings?.length,
    }).filter(([, value]) => value);
    return set.map(([prop]) => ({ path: [prop], message: 'deprecated: expected a separate PodMonitor' }));
  },
};

/** Without the cache each scrape runs the queries. */
export const metricsQueriesTTL: ClusterRule = {
  id: 'metrics-queries-ttl',
  severity: 'warning',
  title: '`metricsQueriesTTL` should be above zero',
  symptom: 'the operator\'s webhook warns ("this disables automatic TTL behavior and can cause heavy load on the PostgreSQL server"); every scrape runs all queries again',
  cause: 'zero switches off the cache of query results',
  fix: 'set monitoring.metricsQueriesTTL to how long results stay valid, such as "30s", or remove it',
  source: webhook(2668),
  releases: 'from 1.28.0 on',
  field: 'spec.monitoring.metricsQueriesTTL',
  check: input => {
    const ttl = input.spec.monitoring?.metricsQueriesTTL;
    const isZero = typeof ttl === 'string' && /^[+-]?(0|((0+\.?0*|\.0+)(ns|us|µs|ms|s|m|h))+)$/.test(ttl);
    return isZero && operatorSupports(input, ['1.28.0']) ? `"${ttl}" disables the cache: expected a duration above zero, such as "30s"` : undefined;
  },
};
