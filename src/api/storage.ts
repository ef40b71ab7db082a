import * as kubernetes from './kubernetes';

/**
 * A volume that each instance gets.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface StorageConfiguration {
  /**
   * Template of the PersistentVolumeClaim. `size` and `storageClass` take precedence over its fields.
   *
   * @default - the operator generates the claim
   */
  readonly pvcTemplate?: kubernetes.PersistentVolumeClaimSpec;

  /**
   * Whether volumes in use are expanded when `size` is increased. The storage class must support volume expansion.
   *
   * @default true
   */
  readonly resizeInUseVolumes?: boolean;

  /**
   * Size of the volume, as a quantity: `'10Gi'`. It can be increased later, but not decreased.
   *
   * @default - the storage request in `pvcTemplate`; one of the two must be set
   */
  readonly size?: string;

  /**
   * Storage class of the volume. Cannot be changed once the volume exists.
   *
   * @default - the storage class in `pvcTemplate`, otherwise the default storage class of the Kubernetes cluster
   */
  readonly storageClass?: string;
}

/**
 * Reference to a database role.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DatabaseRoleRef {
  /**
   * Name of the role.
   *
   * @default - the owner of the application database; `postgres` if there is none
   */
  readonly name?: string;
}

/**
 * A tablespace on its own volume.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface TablespaceConfiguration {
  /**
   * Name of the tablespace: a PostgreSQL identifier that does not start with `pg_`. Unique in the cluster, regardless of case.
   */
  readonly name: string;

  /**
   * Volume of the tablespace.
   */
  readonly storage: StorageConfiguration;

  /**
   * Role that owns the tablespace.
   *
   * @default - the owner of the application database; `postgres` if there is none
   */
  readonly owner?: DatabaseRoleRef;

  /**
   * Whether PostgreSQL uses the tablespace for temporary tables and sorts: the operator adds it to `temp_tablespaces`.
   *
   * @default false
   */
  readonly temporary?: boolean;
}
