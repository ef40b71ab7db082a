/** The required field that tells a complete object of a kind from a patch of one. */
const FIELDS: Readonly<Record<string, string>> = {
  Cluster: 'storage',
  Backup: 'cluster',
  ScheduledBackup: 'cluster',
  Pooler: 'pgbouncer',
  Database: 'owner',
  DatabaseRole: 'cluster',
  Publication: 'target',
  Subscription: 'publicationName',
  ImageCatalog: 'images',
  ClusterImageCatalog: 'images',
  ObjectStore: 'configuration',
};

/** Whether an object of a kind may be a patch, so that what it lacks is unknown. Objects of other kinds are taken for complete. */
export function mayBePartial(kind: string, spec: Readonly<Record<string, unknown>>): boolean {
  return missingFieldOf(kind, spec) !== undefined;
}

/** The field that a complete object of the kind has, and this one lacks. */
export function missingFieldOf(kind: string, spec: Readonly<Record<string, unknown>>): string | undefined {
  const field = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  return field !== undefined && (spec[field] ?? undefined) === undefined ? field : undefined;
}
