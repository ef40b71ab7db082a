import { StorageConfiguration } from '../../api/storage';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects } from '../engine/spec-values';

/** The volumes whose settings the operator compares. */
function volumesOf({ spec: { storage, walStorage } }: ClusterInput): Array<[string, StorageConfiguration]> {
  return Object.entries({ storage, walStorage }).flatMap(([prop, volume]) => volume?.pvcTemplate ? [[prop, volume]] : []);
}

/** The operator's own way to object stores is to go. */
export const barmanObjectStoreDeprecated: ClusterRule = {
  id: 'barman-object-store-deprecated',
  severity: 'warning',
  title: 'Backups go through a plugin',
  symptom: 'the operator warns ("Native support for Barman Cloud backups and recovery is deprecated"); it is to go with release 1.31',
  cause: 'the operator hands object stores over to the Barman Cloud plugin',
  fix: 'use a plugin for backups and recovery, such as the Barman Cloud plugin, and leave barmanObjectStore out',
  source: webhook(2730),
  field: 'spec.backup.barmanObjectStore',
  check: ({ spec }) => {
    const external = objects(spec.externalClusters).filter(({ barmanObjectStore }) => barmanObjectStore).map(({ name }) => `external cluster "${name}"`);
    const places = [...spec.backup?.barmanObjectStore ? ['backup'] : [], ...external];
    return places.length === 0 ? undefined : `${places.join(' and ')} ${places.length === 1 ? 'has' : 'have'} barmanObjectStore`;
  },
};

/** Plugins know their own ways to keep backups for so long. */
export const retentionPolicyUnused: ClusterRule = {
  id: 'retention-policy-unused',
  severity: 'warning',
  title: 'A retention policy is where backups are made',
  symptom: 'the operator warns ("only used by the in-tree barman-cloud support, which is not being used in this cluster"), and no backup is ever deleted',
  cause: 'the operator applies the policy to its own backups in object stores, and to no plugin\'s or snapshot',
  fix: 'state the retention policy where the backup plugin looks for it, and leave retentionPolicy out',
  source: webhook(2759),
  field: 'spec.backup.retentionPolicy',
  check: ({ spec }) => spec.backup?.retentionPolicy && !spec.backup.barmanObjectStore
    ? `backup.retentionPolicy "${spec.backup.retentionPolicy}" has no barmanObjectStore beside it`
    : undefined,
};

/** A volume has one class. */
export const storageClassTwice: ClusterRule = {
  id: 'storage-class-twice',
  severity: 'warning',
  title: 'A volume\'s class is stated once',
  symptom: 'the operator warns ("are both specified"), and uses storageClass',
  cause: 'the operator puts storageClass into the template of the volume claim, over what is there',
  fix: 'leave one of them out',
  source: webhook(2680),
  field: 'spec.storage',
  check: input => {
    const [twice] = volumesOf(input)
      .map(([prop, { storageClass, pvcTemplate }]) => ({ prop, storageClass, requested: pvcTemplate!.storageClassName }))
      .filter(({ storageClass, requested }) => storageClass !== undefined && requested !== undefined);
    return twice && `${twice.prop} states storageClass "${twice.storageClass}" and pvcTemplate.storageClassName "${twice.requested}"`;
  },
};

/** A volume has one size. */
export const storageSizeTwice: ClusterRule = {
  id: 'storage-size-twice',
  severity: 'warning',
  title: 'A volume\'s size is stated once',
  symptom: 'the operator warns ("are both specified"), and uses size',
  cause: 'the operator puts size into the template of the volume claim, over what is there',
  fix: 'leave one of them out',
  source: webhook(2680),
  field: 'spec.storage',
  check: input => {
    const [twice] = volumesOf(input)
      .map(([prop, { size, pvcTemplate }]) => ({ prop, size, requested: pvcTemplate!.resources?.requests?.storage }))
      .filter(({ size, requested }) => size && requested);
    return twice && `${twice.prop} states size "${twice.size}" and pvcTemplate.resources.requests.storage "${twice.requested}"`;
  },
};

/** A number without a unit is one of blocks of 8 kB. */
export const sharedBuffersUnit: ClusterRule = {
  id: 'shared-buffers-unit',
  severity: 'warning',
  title: 'The size of shared_buffers has a unit',
  symptom: 'the operator warns ("is missing a unit"), PostgreSQL takes the number for blocks of 8 kB, and later releases are to refuse it',
  cause: 'PostgreSQL counts it in blocks of 8 kB, and the operator reads a number without a unit as megabytes',
  fix: 'state a unit, such as "256MB"',
  source: webhook(2774),
  field: 'spec.postgresql.parameters',
  check: ({ spec }) => {
    const value = spec.postgresql?.parameters?.shared_buffers;
    return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? `postgresql.parameters.shared_buffers "${value}" has no unit` : undefined;
  },
};

/** PodMonitors are the user's to make. */
export const podMonitorDeprecated: ClusterRule = {
  id: 'pod-monitor-deprecated',
  severity: 'warning',
  title: 'PodMonitors are made beside the cluster',
  symptom: 'the operator warns ("is deprecated and will be removed in a future release"), and later releases are to make no PodMonitor',
  cause: 'the operator is to leave PodMonitors to their users',
  fix: 'make a PodMonitor that selects the cluster\'s pods, and leave these props out',
  manifestFix: 'make a PodMonitor that selects the cluster\'s pods, and leave these fields out',
  source: webhook(2790),
  field: 'spec.monitoring',
  check: ({ spec }) => {
    const { enablePodMonitor, podMonitorMetricRelabelings, podMonitorRelabelings } = spec.monitoring ?? {};
    const stated = Object.entries({
      enablePodMonitor: enablePodMonitor === true,
      podMonitorMetricRelabelings: !!podMonitorMetricRelabelings?.length,
      podMonitorRelabelings: !!podMonitorRelabelings?.length,
    }).filter(([, value]) => value).map(([prop]) => prop);
    return stated.length === 0 ? undefined : `monitoring states ${stated.join(' and ')}`;
  },
};

/** Queries for metrics cost the server something. */
export const metricsQueriesTTL: ClusterRule = {
  id: 'metrics-queries-ttl',
  severity: 'warning',
  title: 'Results of queries for metrics are kept for a while',
  symptom: 'the operator warns ("this disables automatic TTL behavior and can cause heavy load on the PostgreSQL server"): '
    + 'each scrape runs all queries again',
  cause: 'a time of zero switches the cache of results off',
  fix: 'state how long results are good for, such as "30s", or leave metricsQueriesTTL out',
  source: webhook(2668),
  releases: 'from 1.28.0 on',
  field: 'spec.monitoring.metricsQueriesTTL',
  check: input => {
    const ttl = input.spec.monitoring?.metricsQueriesTTL;
    const none = typeof ttl === 'string' && /^[+-]?(0|((0+\.?0*|\.0+)(ns|us|µs|ms|s|m|h))+)$/.test(ttl);
    return none && operatorSupports(input, ['1.28.0']) ? `monitoring.metricsQueriesTTL is "${ttl}"` : undefined;
  },
};
