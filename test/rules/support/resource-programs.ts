import { Chart } from 'cdk8s';
import { cluster, operator } from './programs';
import {
  ClusterWithPlugins, ClusterWithPluginsProps, Database, DatabaseProps, DatabaseRole, DatabaseRoleProps, Distribution, ImageCatalog,
  ImageCatalogProps, ObjectStore, ObjectStoreProps, Plugin, Pooler, PoolerProps, Publication, PublicationProps,
} from '../../../src';
import { Program } from '../../support/rule-cases';

/** A program of CloudNativePG 1.30.0 that defines something about the cluster `db`. */
export function withCluster(define: (chart: Chart, db: ClusterWithPlugins) => unknown, props: Partial<ClusterWithPluginsProps> = {}): Program {
  return chart => {
    operator(chart, { distribution: Distribution.CLOUDNATIVE_PG });
    return define(chart, cluster(props)(chart) as ClusterWithPlugins);
  };
}

export function database(props: Partial<DatabaseProps>, id = 'shop'): (chart: Chart, db: ClusterWithPlugins) => Database {
  return (chart, db) => new Database(chart, id, { cluster: db, name: 'shop', owner: 'app', ...props });
}

export function databaseRole(props: Partial<DatabaseRoleProps>, id = 'role'): (chart: Chart, db: ClusterWithPlugins) => DatabaseRole {
  return (chart, db) => new DatabaseRole(chart, id, { cluster: db, name: 'web', ...props });
}

export function publication(props: Partial<PublicationProps>): Program {
  return withCluster((chart, db) => new Publication(chart, 'p', { cluster: db, dbname: 'app', name: 'p', target: { allTables: true }, ...props }));
}

export function pooler(props: Partial<PoolerProps>): Program {
  return withCluster((chart, db) => new Pooler(chart, 'pool', { cluster: db, pgbouncer: {}, ...props }));
}

export function imageCatalog(images: ImageCatalogProps['images']): Program {
  return withCluster(chart => new ImageCatalog(chart, 'images', { images }));
}

export function objectStore(configuration: Partial<ObjectStoreProps['configuration']>, props: Partial<ObjectStoreProps> = {}): Program {
  return withCluster(chart => {
    Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnative-pg.io', { version: '0.14.0' });
    return new ObjectStore(chart, 'store', { configuration: { destinationPath: 's3://backups/', ...configuration }, ...props });
  });
}
