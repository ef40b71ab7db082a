import { bootstrapOf, hasObjectStore, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { imageTag } from '../../values/image-version';
import { asBoolean, asRecord, asString, isUnknown } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** The superuser of a cluster. */
export interface SuperuserInput {
  readonly secretName: string;
}

/** A password needs access. */
export const superuserSecretUnused: Rule<SuperuserInput> = {
  id: 'superuser-secret-unused',
  severity: 'warning',
  title: '`superuserSecret` should be set only together with `enableSuperuserAccess`',
  symptom: 'the superuser has no password: logins as postgres fail ("password authentication failed for user \\"postgres\\"")',
  cause: 'the operator removes the password of the superuser unless enableSuperuserAccess is true',
  fix: 'set enableSuperuserAccess to true, or remove superuserSecret',
  source: `${OPERATOR_DOCS}/security#access-to-the-database`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ secretName }) => [{ message: `the Secret "${secretName}" is not used, because enableSuperuserAccess is not true` }],
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(({ item }) => {
    const secretName = asString(asRecord(item.spec.superuserSecret).name);
    const { enableSuperuserAccess } = item.spec;
    return secretName && asBoolean(enableSuperuserAccess) !== true && !isUnknown(enableSuperuserAccess) && typeof enableSuperuserAccess !== 'object'
      ? [{ item, path: ['spec', 'superuserSecret'], input: { secretName } }]
      : [];
  }),
};

/** The application of a recovered cluster. */
export interface RecoveredApplicationInput {
  readonly clusterName: string;
  /** The application's database and owner in the source, if the input has the source with other names than "app". */
  readonly source?: { readonly database: string; readonly owner: string };
}

/** A recovered cluster has the databases of its source. */
export const recoveryApplication: Rule<RecoveredApplicationInput> = {
  id: 'recovery-application',
  severity: 'warning',
  title: '`database` and `owner` of a recovery should be set',
  symptom: 'the application\'s Secret has the user and database "app"; if the source has others, the application cannot log in ("role \\"app\\" does not exist")',
  cause: 'the operator does not look up the names in the backup: their default is "app"',
  fix: 'set bootstrap.recovery.database and owner to those of the source',
  source: `${OPERATOR_DOCS}/recovery#configure-the-application-database`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ clusterName, source }) => [source ? {
    message: `not set: the Secret "${clusterName}-app" is for the database and user "app", but the source has the database "${source.database}" of "${source.owner}"`,
    fix: `set bootstrap.recovery.database to "${source.database}" and owner to "${source.owner}"`,
  } : {
    message: `not set: the Secret "${clusterName}-app" is for the database and user "app", whatever the source has`,
  }],
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(cluster => {
    const { item } = cluster;
    const recovery = bootstrapOf(cluster, 'recovery');
    const { enabled, source, primary } = asRecord(item.spec.replica);
    const isReplica = enabled !== undefined && asBoolean(enabled) !== false || source !== undefined && primary !== undefined;
    const isSet = ['database', 'owner', 'secret'].some(field => recovery?.[field] !== undefined);
    return recovery && !isReplica && !isSet
      ? [{ item, path: ['spec', 'bootstrap', 'recovery', 'database'], input: { clusterName: item.name, source: applicationOf(asString(recovery.source), cluster, inventory) } }]
      : [];
  }),
};

function applicationOf(name: string | undefined, { item, distribution }: ClusterView, inventory: Inventory): RecoveredApplicationInput['source'] {
  const [source, ...others] = clustersIn(inventory).filter(one => one.distribution === distribution && one.item.name === name && one.item !== item);
  const initdb = source && others.length === 0 ? bootstrapOf(source, 'initdb') : undefined;
  const database = asString(initdb?.database);
  return database === undefined || database === 'app' ? undefined : { database, owner: asString(initdb?.owner) || database };
}

/** The image of a cluster that the operator itself backs up. */
export interface BackupImageInput {
  readonly imageName: string;
  readonly flavour: string;
}

/** The operator runs barman-cloud in the image of the instances. */
export const imageWithoutBarman: Rule<BackupImageInput> = {
  id: 'image-without-barman',
  severity: 'warning',
  title: 'The image of a cluster with `barmanObjectStore` should contain Barman Cloud',
  symptom: 'no WAL is archived and no backup is made ("barman-cloud-wal-archive": executable file not found in $PATH)',
  cause: 'the operator runs barman-cloud in the pods of the cluster; the minimal and standard images do not contain it',
  fix: 'set an image of the flavour system, or use the plugin barman-cloud, which has its own image',
  source: 'https://github.com/cloudnative-pg/postgres-containers#image-types',
  kinds: ['Cluster'],
  check: ({ imageName, flavour }) => [{
    message: `"${imageName}" is a ${flavour} image, which does not contain Barman Cloud: expected an image of the flavour system`,
    fix: `set imageName to "${imageName.replace(flavour, 'system')}", or use the plugin barman-cloud instead of barmanObjectStore`,
  }],
  targets: inventory => clustersIn(inventory).filter(hasObjectStore).flatMap(({ item }) => {
    const imageName = asString(item.spec.imageName) ?? '';
    const [, flavour] = /-(minimal|standard)(?=-|$)/.exec(imageTag(imageName)) ?? [];
    return flavour === undefined ? [] : [{ item, path: ['spec', 'imageName'], input: { imageName, flavour } }];
  }),
};
