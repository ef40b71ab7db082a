/**
 * How a probe asks the server.
 */
export enum ProbeStrategyType {
  /** It succeeds when the server accepts connections. */
  PG_ISREADY = 'pg_isready',
  /** It succeeds when a standby also streams, no further behind than `maximumLag`. */
  STREAMING = 'streaming',
  /** It succeeds when the server answers a query. */
  QUERY = 'query',
}

/**
 * Timing of a probe.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface Probe {
  /**
   * After how many failures in a row the probe has failed.
   *
   * @default - the operator's
   */
  readonly failureThreshold?: number;

  /**
   * Seconds from the container's start to the first probe.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Seconds from one probe to the next.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * After how many successes in a row it has succeeded again: 1 for startup and liveness.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Seconds that the pod has to end after the probe has failed. Not for readiness.
   *
   * @default - the pod's own
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Seconds that an answer may take.
   *
   * @default - the operator's
   */
  readonly timeoutSeconds?: number;
}

/**
 * Whether a primary that reaches neither the API server nor another instance is stopped.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface IsolationCheckConfiguration {
  /**
   * Milliseconds that a connection to another instance may take.
   *
   * @default 1000
   */
  readonly connectionTimeout?: number;

  /**
   * Whether it is looked at.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Milliseconds that an answer of another instance may take.
   *
   * @default 1000
   */
  readonly requestTimeout?: number;
}

/**
 * The probe by which Kubernetes restarts an instance.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LivenessProbe extends Probe {
  /**
   * Whether an isolated primary is stopped. Needs operator 1.27 or later.
   *
   * @default - it is
   */
  readonly isolationCheck?: IsolationCheckConfiguration;
}

/**
 * A probe that can ask the server in several ways.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ProbeWithStrategy extends Probe {
  /**
   * How much WAL a standby may be behind, as a quantity such as `'16Mi'`. For `STREAMING`.
   *
   * @default - any
   */
  readonly maximumLag?: string;

  /**
   * How it asks.
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
   * The probe by which an instance is restarted.
   *
   * @default - the operator's
   */
  readonly liveness?: LivenessProbe;

  /**
   * The probe by which an instance gets connections.
   *
   * @default - the operator's
   */
  readonly readiness?: ProbeWithStrategy;

  /**
   * The probe that the others wait for.
   *
   * @default - the operator's, within `startDelay`
   */
  readonly startup?: ProbeWithStrategy;
}
