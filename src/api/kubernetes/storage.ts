import { TypedLocalObjectReference, TypedObjectReference } from './references';
import { VolumeResourceRequirements } from './resources';
import { LabelSelector } from './selectors';

/**
 * How a volume can be mounted.
 */
export enum PersistentVolumeAccessMode {
  /** Read-write by a single node. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** Read-only by many nodes. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** Read-write by many nodes. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** Read-write by a single pod. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
}

/**
 * How a volume is made available to a pod.
 */
export enum PersistentVolumeMode {
  /** As a raw block device. */
  BLOCK = 'Block',
  /** As a mounted file system. */
  FILESYSTEM = 'Filesystem',
}

/**
 * Spec of a PersistentVolumeClaim.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PersistentVolumeClaimSpec {
  /**
   * Access modes that the volume must support.
   *
   * @default - `ReadWriteOnce`, set by the operator
   */
  readonly accessModes?: PersistentVolumeAccessMode[];

  /**
   * VolumeSnapshot or PersistentVolumeClaim in the same namespace that the volume is created from.
   *
   * @default - the volume is empty
   */
  readonly dataSource?: TypedLocalObjectReference;

  /**
   * Object of any kind that the volume is created from. If `dataSource` is set too, both must reference the same object.
   *
   * @default - the volume is empty
   */
  readonly dataSourceRef?: TypedObjectReference;

  /**
   * Storage request and limit of the volume.
   *
   * @default - none
   */
  readonly resources?: VolumeResourceRequirements;

  /**
   * Label selector of existing PersistentVolumes that can be used.
   *
   * @default - all volumes
   */
  readonly selector?: LabelSelector;

  /**
   * Storage class of the volume.
   *
   * @default - the default storage class of the Kubernetes cluster
   */
  readonly storageClassName?: string;

  /**
   * VolumeAttributesClass of the volume. Unlike the storage class, it can be changed later.
   *
   * @default - none
   */
  readonly volumeAttributesClassName?: string;

  /**
   * How the volume is made available to the pod.
   *
   * @default PersistentVolumeMode.FILESYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;

  /**
   * Name of the PersistentVolume to use.
   *
   * @default - Kubernetes finds or creates one
   */
  readonly volumeName?: string;
}
