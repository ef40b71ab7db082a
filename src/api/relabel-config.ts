/**
 * Action on a sample or target.
 */
export enum RelabelAction {
  /** Sets `targetLabel` to `replacement` if `regex` matches. */
  REPLACE = 'replace',
  /** Keeps the sample or target only if `regex` matches. */
  KEEP = 'keep',
  /** Drops the sample or target if `regex` matches. */
  DROP = 'drop',
  /** Sets `targetLabel` to a hash of the source labels, modulo `modulus`. */
  HASHMOD = 'hashmod',
  /** Copies labels whose names match `regex` to the names given by `replacement`. */
  LABELMAP = 'labelmap',
  /** Drops labels whose names match `regex`. */
  LABELDROP = 'labeldrop',
  /** Drops labels whose names do not match `regex`. */
  LABELKEEP = 'labelkeep',
  /** Sets `targetLabel` to the source labels in lower case. */
  LOWERCASE = 'lowercase',
  /** Sets `targetLabel` to the source labels in upper case. */
  UPPERCASE = 'uppercase',
  /** Keeps the sample or target only if the source labels equal `targetLabel`. */
  KEEPEQUAL = 'keepequal',
  /** Drops the sample or target if the source labels equal `targetLabel`. */
  DROPEQUAL = 'dropequal',
}

/**
 * A relabeling step, as in the Prometheus configuration.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export interface RelabelConfig {
  /**
   * Action of the step.
   *
   * @default RelabelAction.REPLACE
   */
  readonly action?: RelabelAction;

  /**
   * Modulus of the hash, for `HASHMOD`.
   *
   * @default - none
   */
  readonly modulus?: number;

  /**
   * Regular expression that is matched against the source labels.
   *
   * @default '(.*)'
   */
  readonly regex?: string;

  /**
   * Replacement text. `$1` and so on refer to the capture groups of `regex`.
   *
   * @default '$1'
   */
  readonly replacement?: string;

  /**
   * Separator between the values of the source labels.
   *
   * @default ';'
   */
  readonly separator?: string;

  /**
   * Labels whose values are joined and matched. Operators 1.26.0, 1.26.1 and 1.27.0 accept only letters, digits and `_`.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * Label that is set.
   *
   * @default - none
   */
  readonly targetLabel?: string;
}
