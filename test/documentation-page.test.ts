import { App, Chart } from 'cdk8s';
import { ClusterWithPlugins, Distribution, Operator, SidecarPlugin, SidecarStart, StandalonePlugin } from '../src';
import { validateManifests } from './support/crd';
import { objectsOf, only } from './support/manifests';
import { clusterVerdict, connection, OperatorFacts, registrations, sidecars } from './support/oracle';

/**
 * The documentation of plugins shows five examples. Each is made here by a program, for both products; and where the page's own text would not work, that
 * is shown too.
 */
describe.each([['EDB', Distribution.EDB], ['CloudNativePG', Distribution.CLOUDNATIVE_PG]])('%s', (_, distribution) => {
  const PLUGIN = 'cnpg-i-plugin-example.my-org.io';
  const facts: OperatorFacts = {
    keyPrefix: distribution.keyPrefix, apiGroup: distribution.apiGroup, namespace: distribution.operatorNamespace, version: '1.30.0',
  };

  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

  function program(define: (chart: Chart, operator: Operator) => void): any[] {
    const app = new App();
    const chart = new Chart(app, 'page', { namespace: 'default' });
    define(chart, Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.0', kubernetesVersion: '1.33' }));
    const objects = objectsOf(app);
    expect(validateManifests(objects)).toEqual([]);
    return objects;
  }

  const standalone = () => program((chart, operator) => {
    const plugin = new StandalonePlugin(chart, 'example', { operator, pluginName: PLUGIN, image: 'cnpg-i-plugin-example:latest' });
    new ClusterWithPlugins(chart, 'cluster-with-plugins', {
      instances: 1,
      storage: { size: '1Gi' },
      plugins: [{ plugin, enabled: true, parameters: { key1: 'value1', key2: 'value2' } }],
    });
  });

  describe('sidecar container', () => {
    const sidecar = (start?: SidecarStart) => only(program((chart, operator) => {
      new SidecarPlugin(chart, 'example', { operator, pluginName: PLUGIN, image: 'cnpg-i-plugin-example:latest', start });
    }), 'Deployment');

    test('the page\'s form: an ordinary container beside the manager, a volume and two mounts', () => {
      const { containers, volumes } = sidecar(SidecarStart.CONTAINER).spec.template.spec;
      const volumeMounts = [{ mountPath: '/plugins', name: 'cnpg-i-plugins' }];
      expect(containers).toMatchObject([
        { name: 'manager', volumeMounts },
        { image: 'cnpg-i-plugin-example:latest', name: 'cnpg-i-plugin-example', volumeMounts },
      ]);
      expect(volumes).toEqual([{ name: 'cnpg-i-plugins', emptyDir: {} }]);
    });

    test('the page does not mention the start order: a native sidecar starts before the operator looks for sockets', () => {
      const page = sidecars(sidecar(SidecarStart.CONTAINER), facts);
      const ours = sidecars(sidecar(), facts).filter(({ container }) => container === 'cnpg-i-plugin-example');
      expect(page.map(({ shared, startsBeforeManager }) => [shared, startsBeforeManager])).toEqual([[true, false]]);
      expect(ours.map(({ shared, startsBeforeManager }) => [shared, startsBeforeManager])).toEqual([[true, true]]);
    });

    test('the page\'s prose names the directory /plugin, where no operator looks: the default is /plugins', () => {
      const prose = JSON.parse(JSON.stringify(sidecar()).replaceAll('"mountPath":"/plugins"', '"mountPath":"/plugin"'));
      expect(sidecars(prose, facts).filter(({ shared }) => shared)).toEqual([]);
    });
  });

  describe('standalone Deployment', () => {
    test('the page\'s Deployment: one container, its port', () => {
      const [container] = only(standalone(), 'Deployment').spec.template.spec.containers;
      expect(container).toMatchObject({
        name: 'cnpg-i-plugin-example', image: 'cnpg-i-plugin-example:latest', ports: [{ containerPort: 9090, protocol: 'TCP' }],
      });
    });

    test('the page\'s Service, with all the metadata that it needs', () => {
      const service = only(standalone(), 'Service');
      expect(service.metadata).toEqual({
        name: 'cnpg-i-plugin-example',
        namespace: distribution.operatorNamespace,
        labels: { app: 'cnpg-i-plugin-example', [distribution.key('pluginName')]: PLUGIN },
        annotations: {
          [distribution.key('pluginPort')]: '9090',
          [distribution.key('pluginClientSecret')]: 'cnpg-i-plugin-example-client-tls',
          [distribution.key('pluginServerSecret')]: 'cnpg-i-plugin-example-server-tls',
        },
      });
      expect(service.spec).toEqual({
        type: 'ClusterIP', ports: [{ port: 9090, protocol: 'TCP', targetPort: 9090 }], selector: { app: 'cnpg-i-plugin-example' },
      });
    });

    test('the operator registers it, reaches it, and reconciles the page\'s Cluster', () => {
      const objects = standalone();
      const [registration] = registrations(objects, facts);
      expect(registration).toMatchObject({ outcome: 'registered', pluginName: PLUGIN, serverName: 'cnpg-i-plugin-example' });
      expect(connection(objects, facts, registration as never)).toEqual({ ok: true });
      const cluster = only(objects, 'Cluster');
      expect(cluster).toMatchObject({
        apiVersion: distribution.apiVersion,
        metadata: { name: 'cluster-with-plugins' },
        spec: { instances: 1, storage: { size: '1Gi' }, plugins: [{ name: PLUGIN, enabled: true, parameters: { key1: 'value1', key2: 'value2' } }] },
      });
      expect(clusterVerdict(cluster, [PLUGIN], facts)).toEqual([]);
    });

    /** The objects of the program, with the Service changed by hand. */
    function withService(change: (service: any) => void): any[] {
      const objects = standalone();
      change(only(objects, 'Service'));
      return objects;
    }

    test.each<[string, (service: any) => void]>([
      ['the label of the page\'s prose, …/plugin', ({ metadata }) => {
        metadata.labels = { app: 'cnpg-i-plugin-example', [distribution.key('plugin')]: PLUGIN };
      }],
      ['the page\'s first Service, which names no Secrets', ({ metadata }) => {
        metadata.annotations = { [distribution.key('pluginPort')]: '9090' };
      }],
      ['the page\'s second Service, which has no label', ({ metadata }) => {
        delete metadata.labels;
      }],
      ['no namespace, as on the page, applied elsewhere', ({ metadata }) => {
        metadata.namespace = 'default';
      }],
    ])('ignored silently: %s', (__, change) => {
      expect(registrations(withService(change), facts)).toMatchObject([{ outcome: 'ignored' }]);
    });
  });
});
