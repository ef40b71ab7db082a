import * as kubernetes from './kubernetes';

/**
 * A volume of every instance.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface StorageConfiguration {
  /**
   * Claim that the operator starts from when it makes the volume. `size` and `storageClass` win over what it says.
   *
   * @default - the operator writes the whole claim
   */
  readonly pvcTemplate?: kubernetes.PersistentVolumeClaimSpec;

  /**
   * Whether volumes in use are enlarged when the size grows. The storage class must support it.
   *
   * @default true
   */
  readonly resizeInUseVolumes?: boolean;

  /**
   * Size of the volume, as a quantity: `'10Gi'`. It can grow later but not shrink.
   *
   * @default - the storage request in `pvcTemplate`; one of the two must be there
   */
  readonly size?: string;

  /**
   * Storage class of the volume. It cannot change once the volume exists.
   *
   * @default - the class in `pvcTemplate`, otherwise the Kubernetes cluster's default class
   */
  readonly storageClass?: string;
}

/**
 * A role in the database, by name.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DatabaseRoleRef {
  /**
   * Name of the role.
   *
   * @default - the owner of the application database; `postgres` where there is none
   */
  readonly name?: string;
}

/**
 * A tablespace with a volume of its own.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface TablespaceConfiguration {
  /**
   * Name of the tablespace: a PostgreSQL identifier that does not start with `pg_`, unique whatever its case.
   */
  readonly name: string;

  /**
   * The volume.
   */
  readonly storage: StorageConfiguration;

  /**
   * Role that owns the tablespace.
   *
   * @default - the owner of the application database; `postgres` where there is none
   */
  readonly owner?: DatabaseRoleRef;

  /**
   * Whether temporary tables and sorts go there: the operator adds it to `temp_tablespaces`.
   *
   * @default false
   */
  readonly temporary?: boolean;
}
