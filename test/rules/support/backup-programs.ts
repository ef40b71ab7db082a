import { Chart } from 'cdk8s';
import { plugin } from './programs';
import { BackupProps, ClusterWithPlugins, ClusterWithPluginsProps, IPlugin, PluginOptions, ScheduledBackup } from '../../../src';
import { Program } from '../../support/rule-cases';

export type Stated = (archive: IPlugin, chart: Chart) => Partial<BackupProps>;

export type OfCluster = (archive: IPlugin) => Partial<ClusterWithPluginsProps>;

export const byPlugin: Stated = archive => ({ plugin: archive });

export const archiving: OfCluster = archive => ({ plugins: [{ plugin: archive, isWALArchiver: true }] });

/** The cluster of a backup, and the plugin that it archives with unless it is stated otherwise. */
export function clusterOf(chart: Chart, of: OfCluster, options: PluginOptions): { cluster: ClusterWithPlugins; archive: IPlugin } {
  const archive = plugin(chart, 'archive', options);
  return { cluster: new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, ...of(archive) }), archive };
}

/** Backups on a schedule. */
export function scheduled(schedule: string | (() => string), stated: Stated = byPlugin, of: OfCluster = archiving): Program {
  return chart => {
    const { cluster, archive } = clusterOf(chart, of, {});
    return new ScheduledBackup(chart, 'nightly', { cluster, schedule: typeof schedule === 'function' ? schedule() : schedule, ...stated(archive, chart) });
  };
}

/** A Backup in a manifest. */
export function manifest(spec: object, further: { kind?: string; namespace?: string; status?: object } = {}): object {
  const { kind = 'Backup', namespace, status } = further;
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind,
    metadata: { name: 'now', namespace },
    spec: { cluster: { name: 'db' }, ...kind === 'ScheduledBackup' ? { schedule: '@daily' } : {}, ...spec },
    status,
  };
}
