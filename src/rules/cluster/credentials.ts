import { bootstrapOf, hasObjectStore, recoveryExternalOf, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { catalogOf } from '../../inventory/image-catalogs';
import { Inventory } from '../../inventory/inventory';
import { imageTag } from '../../values/image-version';
import { asBoolean, asRecord, asRecords, asString, isUnknown, recordsByIndex } from '../../values/narrow';
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

/** The image of a cluster in whose pods the operator runs Barman Cloud. */
export interface BackupImageInput {
  readonly imageName: string;
  readonly flavour: string;
  /** The catalog with the image, if the Cluster does not name the image itself. */
  readonly catalog?: string;
}

/** The operator runs barman-cloud in the image of the instances. */
export const imageWithoutBarman: Rule<BackupImageInput> = {
  id: 'image-without-barman',
  severity: 'warning',
  title: 'The image of a cluster with `barmanObjectStore` should contain Barman Cloud',
  symptom: 'no WAL is archived or restored, and no backup is made or restored ("barman-cloud-wal-archive": executable file not found in $PATH)',
  cause: 'the operator runs barman-cloud in the pods of the cluster; the minimal and standard images do not contain it',
  fix: 'set an image of the flavour system, or use the plugin barman-cloud, which has its own image',
  source: 'https://github.com/cloudnative-pg/postgres-containers#image-types',
  kinds: ['Cluster'],
  needs: 'the image, in the Cluster or in its image catalog',
  check: ({ imageName, flavour, catalog }) => {
    const system = imageName.replace(flavour, 'system').replace(/@.*$/, '');
    return [{
      message: `"${imageName}" is a ${flavour} image, which does not contain Barman Cloud: expected an image of the flavour system`,
      fix: `${catalog === undefined ? `set imageName to "${system}"` : `set the image in the ${catalog} to "${system}"`}, or use the plugin barman-cloud instead of barmanObjectStore`,
    }];
  },
  targets: inventory => clustersIn(inventory).filter(runsBarman).flatMap(cluster => {
    const { imageName, catalog } = imageOf(cluster, inventory);
    const [, flavour] = /-(minimal|standard)(?=-|$)/.exec(imageTag(imageName)) ?? [];
    const path = ['spec', catalog === undefined ? 'imageName' : 'imageCatalogRef'];
    return flavour === undefined ? [] : [{ item: cluster.item, path, input: { imageName, flavour, catalog } }];
  }),
};

/** Whether a cluster is backed up or recovered without a plugin. */
function runsBarman(cluster: ClusterView): boolean {
  const { barmanObjectStore, plugin } = asRecord(recoveryExternalOf(cluster)?.external);
  return hasObjectStore(cluster) || asRecords([barmanObjectStore]).length > 0 && plugin === undefined;
}

/** The image that a cluster names, or the one in its catalog. */
function imageOf({ item, distribution }: ClusterView, inventory: Inventory): { readonly imageName: string; readonly catalog?: string } {
  const imageName = asString(item.spec.imageName);
  const catalog = catalogOf(item.spec.imageCatalogRef, distribution.apiGroup, item.namespace, inventory);
  if (imageName !== undefined || !catalog) { return { imageName: imageName ?? '' }; }
  const { major } = asRecord(item.spec.imageCatalogRef);
  const image = recordsByIndex(catalog.spec.images).find(one => one.major === major)?.image;
  return { imageName: asString(image) ?? '', catalog: `${catalog.kind} "${catalog.name}"` };
}
