/** The Deployment of a plugin, in a manifest: what its container, its pod and its spec have beside the usual. */
export function pluginDeployment(container: object = {}, pod: object = {}, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'plugin', namespace: 'cnpg-system' },
    spec: {
      selector: { matchLabels: { app: 'plugin' } },
      template: {
        metadata: { labels: { app: 'plugin' } },
        spec: {
          containers: [{
            name: 'plugin',
            image: 'plugin:1',
            args: ['--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090'],
            volumeMounts: [{ name: 'server', mountPath: '/server' }, { name: 'client', mountPath: '/client' }],
            ...container,
          }],
          volumes: [{ name: 'server', secret: { secretName: 'server' } }, { name: 'client', secret: { secretName: 'client' } }],
          ...pod,
        },
      },
      ...spec,
    },
  };
}

/** Its Service. */
export function pluginServiceOf(spec: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'plugin',
      namespace: 'cnpg-system',
      labels: { 'cnpg.io/pluginName': 'plugin.example.com' },
      annotations: { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginClientSecret': 'client', 'cnpg.io/pluginServerSecret': 'server' },
    },
    spec: { selector: { app: 'plugin' }, ports: [{ port: 9090 }], ...spec },
  };
}

/** A Certificate beside it. */
export function certificateNamed(name: string, spec: object = {}): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace: 'cnpg-system' },
    spec: { secretName: name, commonName: name, dnsNames: ['plugin'], usages: ['server auth', 'client auth'], issuerRef: { name: 'issuer' }, ...spec },
  };
}

export function issuerNamed(name: string, spec: unknown = { selfSigned: {} }): object {
  return { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name, namespace: 'cnpg-system' }, spec };
}
