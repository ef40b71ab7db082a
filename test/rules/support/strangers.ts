/** An object that has nothing to do with plugins. */
export function stranger(metadata: object, kind = 'Service', spec: object = {}): object {
  return { apiVersion: kind === 'Service' ? 'v1' : 'apps/v1', kind, metadata: { namespace: 'shop', ...metadata }, spec };
}
