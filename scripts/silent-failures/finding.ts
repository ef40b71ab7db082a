/** A problem in clusters, and the rules that catch it. */
export interface Finding {
  readonly number: number;
  /** The mistake and its effect. */
  readonly what: string;
  /** The rules that catch it. */
  readonly rules: string[];
  /** Why no rule catches it, or only a part of it. */
  readonly why?: string;
  /** Reports of users, as owner/repository#number. */
  readonly reports?: string[];
}
