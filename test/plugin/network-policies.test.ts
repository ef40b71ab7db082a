import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { Operator, PluginPort, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf, testChart } from '../support/manifests';

const LABELS = { 'app.kubernetes.io/name': 'cloudnative-pg', 'app.kubernetes.io/instance': 'cnpg' };
const PROMETHEUS = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
  podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
};

const MANAGER = {
  name: 'manager', image: 'cloudnative-pg:1.30.0', env: [{ name: 'OPERATOR_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
};

/** The policies of a plugin; those of an operator's file are its own. */
function policies(props: Partial<StandalonePluginProps>, operatorOf?: (chart: Chart) => Operator): any[] {
  const { app, chart } = testChart();
  const operator = operatorOf?.(chart);
  new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1.0.0', operator, ...props });
  return objectsOf(app).filter(({ kind }) => kind === 'NetworkPolicy');
}

function fromManifest(pod: object = {}): (chart: Chart) => Operator {
  const path = join(mkdtempSync(join(tmpdir(), 'operator-')), 'operator.yaml');
  writeFileSync(path, stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cnpg', namespace: 'cnpg-system', labels: LABELS },
    spec: {
      selector: { matchLabels: LABELS },
      template: { metadata: { labels: { ...LABELS, more: 'x' } }, spec: { containers: [MANAGER], ...pod } },
    },
  }));
  return chart => Operator.fromManifest(chart, 'operator', { path, kubernetesVersion: '1.34' });
}

const toPort = { from: [{ podSelector: { matchLabels: LABELS } }], ports: [{ port: 9090, protocol: 'TCP' }] };

describe('by default', () => {
  test('only the pods of an operator whose manifest is in the app come in', () => {
    expect(policies({}, fromManifest())).toMatchObject([{
      metadata: { name: 'example', namespace: 'cnpg-system' },
      spec: { podSelector: { matchLabels: { app: 'example' } }, policyTypes: ['Ingress'], ingress: [toPort] },
    }]);
  });

  test('and those of an operator whose labels are set', () => {
    expect(policies({}, chart => Operator.fromAttributes(chart, 'operator', { podLabels: LABELS }))[0].spec.ingress).toEqual([toPort]);
  });

  test.each<[string, Partial<StandalonePluginProps>, ((chart: Chart) => Operator) | undefined]>([
    ['the default operator, whose labels are assumed', {}, undefined],
    ['an operator without set labels', {}, chart => Operator.fromAttributes(chart, 'operator')],
    ['the switch', { networkPolicy: { ingress: false } }, fromManifest()],
    ['a plugin in the network of its node', { hostNetwork: true }, fromManifest()],
    ['an operator in the network of its node, whose labels no policy sees', {}, fromManifest({ hostNetwork: true })],
  ])('none: %s', (_, props, operator) => {
    expect(policies(props, operator)).toEqual([]);
  });
});

describe('further ports', () => {
  function ingress(port: Partial<PluginPort>): any[] {
    const [policy] = policies({ networkPolicy: {}, additionalPorts: [{ name: 'metrics', port: 8080, ...port }] });
    return policy.spec.ingress.slice(1);
  }

  test('nobody', () => {
    expect(ingress({ servicePort: 80 })).toEqual([]);
    expect(ingress({ peers: [] })).toEqual([]);
  });

  test('the stated peers', () => {
    expect(ingress({ peers: [PROMETHEUS, { ipBlock: { cidr: '10.0.0.0/8' } }] })).toEqual([
      { from: [PROMETHEUS, { ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 8080, protocol: 'TCP' }] },
    ]);
  });

  test('everybody', () => {
    expect(ingress({ openToAll: true, peers: [PROMETHEUS] })).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
  });

  test('another protocol', () => {
    expect(ingress({ openToAll: true, protocol: kplus.Protocol.UDP })).toEqual([{ ports: [{ port: 8080, protocol: 'UDP' }] }]);
  });
});
