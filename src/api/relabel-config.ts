/**
 * What is done with a sample or target.
 */
export enum RelabelAction {
  /** Writes `replacement` into `targetLabel` where `regex` matches. */
  REPLACE = 'replace',
  /** Keeps it where `regex` matches. */
  KEEP = 'keep',
  /** Drops it where `regex` matches. */
  DROP = 'drop',
  /** Writes a hash of the source labels, modulo `modulus`, into `targetLabel`. */
  HASHMOD = 'hashmod',
  /** Copies the labels whose names match to `replacement`. */
  LABELMAP = 'labelmap',
  /** Drops the labels whose names match. */
  LABELDROP = 'labeldrop',
  /** Drops the labels whose names do not match. */
  LABELKEEP = 'labelkeep',
  /** Writes the source labels in lower case into `targetLabel`. */
  LOWERCASE = 'lowercase',
  /** Writes the source labels in upper case into `targetLabel`. */
  UPPERCASE = 'uppercase',
  /** Keeps it where the source labels equal `targetLabel`. */
  KEEPEQUAL = 'keepequal',
  /** Drops it where the source labels equal `targetLabel`. */
  DROPEQUAL = 'dropequal',
}

/**
 * One step of changing labels, in the words of Prometheus.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export interface RelabelConfig {
  /**
   * What is done.
   *
   * @default RelabelAction.REPLACE
   */
  readonly action?: RelabelAction;

  /**
   * What the hash is taken modulo of, for `HASHMOD`.
   *
   * @default - none
   */
  readonly modulus?: number;

  /**
   * Regular expression that the source labels are matched with.
   *
   * @default '(.*)'
   */
  readonly regex?: string;

  /**
   * What is written; `$1` and so on are what the expression caught.
   *
   * @default '$1'
   */
  readonly replacement?: string;

  /**
   * What stands between the values of the source labels.
   *
   * @default ';'
   */
  readonly separator?: string;

  /**
   * The labels that are read. Operators 1.26.0, 1.26.1 and 1.27.0 take letters, digits and `_` alone.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * The label that is written.
   *
   * @default - none
   */
  readonly targetLabel?: string;
}
