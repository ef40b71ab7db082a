import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS, PULL_POLICIES } from './shared';

export const SIDECAR_INJECTOR: PublishedPlugin = {
  pluginName: 'cnpg-i-sidecar-injector.documentdb.io',
  repository: 'documentdb/documentdb-kubernetes-operator',
  capabilities: [],
  parameters: [
    { name: 'labels', readIn: IN_PLUGINS, format: 'json' },
    { name: 'annotations', readIn: IN_PLUGINS, format: 'json' },
    { name: 'gatewayImagePullPolicy', readIn: IN_PLUGINS, format: PULL_POLICIES },
    ...[
      'gatewayImage', 'gatewayMemoryRequest', 'gatewayMemoryLimit', 'gatewayCpuRequest', 'gatewayCpuLimit', 'documentDbCredentialSecret',
      'gatewayTLSSecret', 'otelCollectorImage', 'otelConfigMapName', 'otelMemoryRequest', 'otelMemoryLimit', 'otelCpuRequest', 'otelCpuLimit',
      'prometheusPort',
    ].map(name => ({ name, readIn: IN_PLUGINS })),
  ],
  flags: HELPER_FLAGS,
};
