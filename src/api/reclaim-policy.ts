/**
 * What happens in PostgreSQL when the Kubernetes object is deleted.
 */
export enum ReclaimPolicy {
  /** It is dropped too. */
  DELETE = 'delete',
  /** It stays. */
  RETAIN = 'retain',
}
