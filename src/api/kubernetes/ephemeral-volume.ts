import { PersistentVolumeClaimSpec } from './storage';

/**
 * Template of the PersistentVolumeClaim of a generic ephemeral volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export interface PersistentVolumeClaimTemplate {
  /**
   * The claim.
   */
  readonly spec: PersistentVolumeClaimSpec;
}

/**
 * A generic ephemeral volume, which is deleted with its pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export interface EphemeralVolumeSource {
  /**
   * Template of the PersistentVolumeClaim that is created for the volume.
   *
   * @default - none
   */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}
