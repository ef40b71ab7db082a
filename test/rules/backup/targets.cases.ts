import { RuleCases } from '../../support/rule-cases';
import { manifests, resource } from '../support/resources';

const OPERA = 'pgbackrest.cnpg.opera.com';
const db = (fields = '', instances = 3) => resource('Cluster', 'db',
  `{ instances: ${instances}, storage: { size: 1Gi }, plugins: [{ name: ${OPERA}, isWALArchiver: true, parameters: { pgbackrestObjectName: archive } }]${fields} }`);
const backup = (fields = '', plugin = OPERA, kind = 'Backup') =>
  resource(kind, 'nightly', `{ cluster: { name: db }, method: plugin, pluginConfiguration: { name: ${plugin} }${fields} }`);
const selects = (what: string) => `spec.target: ${what} selects a replica, which "${OPERA}" cannot back up: expected "primary"`;

export const cases: RuleCases[] = [{
  id: 'backup-target',
  invalid: [
    ['the default', manifests(db(), backup()), selects('the default "prefer-standby"')],
    ['a target', manifests(backup(', target: prefer-standby')), selects('"prefer-standby"')],
    ['the target of the cluster', manifests(db(', backup: { target: prefer-standby }'), backup()), selects('"prefer-standby"')],
    ['a schedule', manifests(db(), backup(', schedule: "0 0 3 * * *"', OPERA, 'ScheduledBackup')), selects('the default "prefer-standby"')],
  ],
  valid: [
    ['the primary', manifests(db(), backup(', target: primary'))],
    ['the primary for all backups of a cluster', manifests(db(', backup: { target: primary }'), backup())],
    ['one instance', manifests(db('', 1), backup())],
    ['a cluster that is elsewhere', manifests(backup())],
    ['a target that is substituted later', manifests(db(), backup(', target: "${TARGET}"'))],
    ['a plugin that backs up replicas', manifests(db(), backup('', 'barman-cloud.cloudnative-pg.io'))],
  ],
}];
