/** The Service of a plugin, and the Deployment behind it. */
export function service(spec: object = {}, metadata: object = {}): any {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'audit', namespace: 'cnpg-system', labels: { 'cnpg.io/pluginName': 'audit.example.com' }, ...metadata },
    spec: { selector: { app: 'audit' }, ports: [{ port: 9090 }], ...spec },
  };
}

export function deployment(container: object = {}, spec: object = {}): any {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'audit', namespace: 'cnpg-system' },
    spec: {
      selector: { matchLabels: { app: 'audit' } },
      template: { metadata: { labels: { app: 'audit' } }, spec: { containers: [{ name: 'audit', image: 'audit:1', ...container }] } },
      ...spec,
    },
  };
}
