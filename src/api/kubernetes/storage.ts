import { TypedLocalObjectReference, TypedObjectReference } from './references';
import { VolumeResourceRequirements } from './resources';
import { LabelSelector } from './selectors';

/**
 * Who can mount a volume at the same time.
 */
export enum PersistentVolumeAccessMode {
  /** One node mounts it, for reading and writing. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** Many nodes mount it, for reading. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** Many nodes mount it, for reading and writing. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** One pod mounts it, for reading and writing. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
}

/**
 * How a volume appears in a pod.
 */
export enum PersistentVolumeMode {
  /** As a raw device. */
  BLOCK = 'Block',
  /** As a mounted file system. */
  FILESYSTEM = 'Filesystem',
}

/**
 * What is asked of a persistent volume.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PersistentVolumeClaimSpec {
  /**
   * How the volume can be mounted. It must allow at least these modes.
   *
   * @default - decided by whoever uses the claim; the operator takes `ReadWriteOnce`
   */
  readonly accessModes?: PersistentVolumeAccessMode[];

  /**
   * A VolumeSnapshot or PersistentVolumeClaim in the same namespace that the volume is filled from.
   *
   * @default - the volume starts empty
   */
  readonly dataSource?: TypedLocalObjectReference;

  /**
   * An object of any kind that the volume is filled from. Together with `dataSource` it must name the same object.
   *
   * @default - the volume starts empty
   */
  readonly dataSourceRef?: TypedObjectReference;

  /**
   * Size of the volume.
   *
   * @default - none stated
   */
  readonly resources?: VolumeResourceRequirements;

  /**
   * Existing persistent volumes that qualify.
   *
   * @default - every volume qualifies
   */
  readonly selector?: LabelSelector;

  /**
   * Storage class of the volume.
   *
   * @default - the cluster's default storage class
   */
  readonly storageClassName?: string;

  /**
   * VolumeAttributesClass of the volume. Unlike the storage class it can change later.
   *
   * @default - none
   */
  readonly volumeAttributesClassName?: string;

  /**
   * How the volume appears in the pod.
   *
   * @default PersistentVolumeMode.FILESYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;

  /**
   * Name of the one persistent volume to take.
   *
   * @default - Kubernetes finds or makes one
   */
  readonly volumeName?: string;
}
