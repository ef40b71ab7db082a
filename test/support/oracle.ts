/**
 * What the PostgreSQL operator does with a set of manifests.
 *
 * It reads plain objects and knows nothing of the library, so that a mistake cannot be made twice in the same way.
 */
export { clusterVerdict } from './oracle/cluster';
export { connection, type Connection } from './oracle/connection';
export type { OperatorFacts } from './oracle/operator';
export { type Registered, type Registration, registrations } from './oracle/registration';
export { type Sidecar, sidecars } from './oracle/sidecars';
