/** Look-ups in a set of manifests. */

export function namespaceOf(object: any): string {
  return object.metadata?.namespace ?? 'default';
}

export function find(objects: any[], kind: string, namespace: string, name: string): any {
  return objects.find(o => o.kind === kind && o.metadata?.name === name && namespaceOf(o) === namespace);
}

/** The cert-manager Certificate that writes a Secret. */
export function certificateFor(objects: any[], namespace: string, secret: string): any {
  return objects.find(o => o.kind === 'Certificate' && `${o.apiVersion}`.startsWith('cert-manager.io/')
    && o.spec?.secretName === secret && namespaceOf(o) === namespace);
}

/** The keys of a Secret, or undefined where the objects do not tell. */
export function keysOf(objects: any[], namespace: string, secret: string): string[] | undefined {
  const certificate = certificateFor(objects, namespace, secret);
  if (certificate?.spec.keystores || certificate?.spec.additionalOutputFormats) return undefined;
  if (certificate) return ['tls.crt', 'tls.key', 'ca.crt'];
  const object = find(objects, 'Secret', namespace, secret);
  return object && Object.entries({ ...object.data, ...object.stringData }).filter(([, value]) => value).map(([key]) => key);
}

export function isSubset(part: Record<string, string> = {}, whole: Record<string, string> = {}): boolean {
  return Object.entries(part).every(([key, value]) => whole[key] === value);
}
