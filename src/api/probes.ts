/**
 * Check that a probe performs.
 */
export enum ProbeStrategyType {
  /** Succeeds if the server accepts connections (`pg_isready`). */
  PG_ISREADY = 'pg_isready',
  /** Like `PG_ISREADY`, but a standby must also be streaming with a lag of at most `maximumLag`. */
  STREAMING = 'streaming',
  /** Succeeds if the server answers a query. */
  QUERY = 'query',
}

/**
 * Timing of a probe.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface Probe {
  /**
   * Consecutive failures after which the probe is considered failed.
   *
   * @default - the operator's default
   */
  readonly failureThreshold?: number;

  /**
   * Seconds between the start of the container and the first probe.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Seconds between probes.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * Consecutive successes after which a failed probe is considered successful. Must be 1 for startup and liveness.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Seconds that the pod has to terminate after the probe has failed. Not for readiness.
   *
   * @default - the termination grace period of the pod
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Timeout of a probe, in seconds.
   *
   * @default - the operator's default
   */
  readonly timeoutSeconds?: number;
}

/**
 * Isolation check of the primary: it is shut down if it can reach neither the API server nor another instance.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface IsolationCheckConfiguration {
  /**
   * Timeout for connecting to another instance, in milliseconds.
   *
   * @default 1000
   */
  readonly connectionTimeout?: number;

  /**
   * Whether the check is enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Timeout for the response of another instance, in milliseconds.
   *
   * @default 1000
   */
  readonly requestTimeout?: number;
}

/**
 * Liveness probe: Kubernetes restarts an instance if it fails.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LivenessProbe extends Probe {
  /**
   * Isolation check of the primary. Needs operator 1.27 or later.
   *
   * @default - enabled
   */
  readonly isolationCheck?: IsolationCheckConfiguration;
}

/**
 * A probe with a choice of checks.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ProbeWithStrategy extends Probe {
  /**
   * Maximum lag of a standby in bytes of WAL, as a quantity such as `'16Mi'`. Only for `STREAMING`.
   *
   * @default - no limit
   */
  readonly maximumLag?: string;

  /**
   * Check that the probe performs.
   *
   * @default ProbeStrategyType.PG_ISREADY for startup, ProbeStrategyType.QUERY for readiness
   */
  readonly type?: ProbeStrategyType;
}

/**
 * Probes of the instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ProbesConfiguration {
  /**
   * Liveness probe: an instance is restarted if it fails.
   *
   * @default - the operator's default
   */
  readonly liveness?: LivenessProbe;

  /**
   * Readiness probe: an instance receives connections only while it succeeds.
   *
   * @default - the operator's default
   */
  readonly readiness?: ProbeWithStrategy;

  /**
   * Startup probe: the other probes start after it has succeeded.
   *
   * @default - the operator's default, with a timeout of `startDelay`
   */
  readonly startup?: ProbeWithStrategy;
}
