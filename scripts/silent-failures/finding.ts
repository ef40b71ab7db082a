/** Something that goes wrong in clusters, and what becomes of it here. */
export interface Finding {
  readonly number: number;
  /** What is wrong, and what comes of it. */
  readonly what: string;
  /** The rules that catch it. */
  readonly rules: string[];
  /** Why no rule catches it, or not all of it. */
  readonly why?: string;
  /** Where users have reported it, as owner/repository#number. */
  readonly reports?: string[];
}
