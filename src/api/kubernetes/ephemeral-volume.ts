import { PersistentVolumeClaimSpec } from './storage';

/**
 * Template of a claim that lives as long as its pod.
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
 * A volume that lives as long as its pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export interface EphemeralVolumeSource {
  /**
   * The claim that is made for it.
   *
   * @default - none
   */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}
