import * as kubernetes from './kubernetes';
import { LogLevel } from './log-level';

/**
 * The sidecar of the Barman Cloud plugin in each instance.
 *
 * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/plugin-barman-cloud.v1#instancesidecarconfiguration
 */
export interface InstanceSidecarConfiguration {
  /**
   * Additional arguments of the sidecar. `--log-level` is not allowed: set `logLevel`. Needs the plugin's release 0.7 or later.
   *
   * @default - none
   */
  readonly additionalContainerArgs?: string[];

  /**
   * Environment variables of the sidecar. Many S3-compatible stores need `AWS_REQUEST_CHECKSUM_CALCULATION` and `AWS_RESPONSE_CHECKSUM_VALIDATION` with the
   * value `when_required`. `valueFrom.fileKeyRef` needs the plugin's release 0.7 or later.
   *
   * @default - none
   */
  readonly env?: kubernetes.EnvVar[];

  /**
   * Log level of the sidecar. Needs the plugin's release 0.7 or later.
   *
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * Resource requests and limits of the sidecar. A memory limit below 256Mi is rarely enough for a base backup. Needs the plugin's release 0.4 or later.
   *
   * @default - none
   */
  readonly resources?: kubernetes.ResourceRequirements;

  /**
   * Seconds between two runs of the retention policy.
   *
   * @default 1800
   */
  readonly retentionPolicyIntervalSeconds?: number;
}
