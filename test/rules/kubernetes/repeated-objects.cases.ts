import { Chart } from 'cdk8s';
import { ClusterWithPlugins, Operator, StandalonePlugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { cluster, operator } from '../support/programs';
import { stranger } from '../support/strangers';

function twoPlugins(second: object | ((chart: Chart) => object)): (chart: Chart) => void {
  return chart => {
    const shared = operator(chart);
    new StandalonePlugin(chart, 'one', { pluginName: 'one.my-org.io', name: 'gateway', image: 'one:1', operator: shared });
    new StandalonePlugin(chart, 'two', { pluginName: 'two.my-org.io', name: 'gateway', image: 'two:1', operator: shared, ...typeof second === 'function' ? second(chart) : second });
  };
}

function role(rules: object[], labels: object = {}): object {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'audit', namespace: 'cnpg-system', labels }, rules };
}

function patch(): object {
  const { spec: { selector: _, ...spec }, ...rest } = deployment({ args: [] });
  return { ...rest, spec };
}

const READING = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];

export const cases: RuleCases[] = [
  {
    id: 'object-name-unique',
    stopsSynthesis: [
      ['two plugins of one name', twoPlugins({}),
        'plugins/two: name: "gateway" is also defined in plugins/one, with a different spec.template.spec.containers[0].image',
        'plugins/two: name: "gateway" is also defined in plugins/one, with a different metadata.labels["k8s.enterprisedb.io/pluginName"]'],
      ['two clusters of one name', chart => [cluster()(chart), cluster({ metadata: { name: 'db' }, instances: 3 }, 'other')(chart)],
        'plugins/other: metadata.name: "db" is also defined in plugins/db, with a different spec.instances'],
      ['two roles of one name', chart => {
        const plugin = new StandalonePlugin(new Chart(chart, 'chart'), 'example', { pluginName: 'example.my-org.io', image: 'example:1' });
        plugin.addClusterRole('one', { name: 'reader', rules: [{ verbs: ['get'] }] });
        plugin.addClusterRole('two', { name: 'reader', rules: [{ verbs: ['list'] }] });
      }, 'plugins/chart/example: metadata.name: "reader" is also defined in plugins/chart/example, with a different rules[0].verbs[0]'],
      ['two cluster-scoped roles from charts of two namespaces', chart => ['one', 'two'].forEach(id => new StandalonePlugin(
        new Chart(chart, id, { namespace: id }), 'p', { pluginName: `${id}.my-org.io`, image: 'p:1' },
      ).addClusterRole('read', { name: 'reader', rules: [{ verbs: [id === 'one' ? 'get' : 'list'] }] })),
      'plugins/two/p: metadata.name: "reader" is also defined in plugins/one/p, with a different rules[0].verbs[0]',
      'plugins/two/p: metadata.name: "reader" is also defined in plugins/one/p, with a different subjects[0].name'],
    ],
    passes: [
      ['two names', twoPlugins({ name: 'other-gateway' })],
      ['two operators', twoPlugins(chart => ({ operator: Operator.fromAttributes(chart, 'elsewhere') }))],
      ['two clusters in two namespaces', chart => [cluster()(chart), cluster({ metadata: { name: 'db', namespace: 'other' }, instances: 3 }, 'other')(chart)]],
      ['two clusters of two operators', chart => [
        cluster({ operator: operator(chart) })(chart),
        cluster({ metadata: { name: 'db' }, instances: 3, operator: Operator.fromAttributes(chart, 'elsewhere') }, 'other')(chart),
      ]],
    ],
    notDetectable: {
      'two operators': 'only the program shows that they are for two Kubernetes clusters',
      'two clusters of two operators': 'only the program shows that they are for two Kubernetes clusters',
    },
    invalid: [
      ['two Services of one name', { objects: [service(), service({ ports: [{ port: 8080 }] })] },
        'metadata.name: "audit" is also defined in chart/object-0, with a different spec.ports[0].port'],
      ['one namespace that is substituted later', { objects: ['9090', '8080'].map(port => service({ ports: [{ port: Number(port) }] }, { namespace: '${NAMESPACE}' })) },
        'metadata.name: "audit" is also defined in chart/object-0, with a different spec.ports[0].port'],
    ],
    valid: [
      ['two names', { objects: [service(), service({ ports: [{ port: 8080 }] }, { name: 'audit-metrics' })] }],
      ['the same object twice', { objects: [service(), service()] }],
      ['another order of keys', {
        objects: [service(), { spec: service().spec, metadata: service().metadata, kind: 'Service', apiVersion: 'v1' }],
      }],
      ['a patch', { objects: [service(), deployment(), patch()] }],
      ['a namespace that is not set', { objects: [service(), service({ ports: [{ port: 9091 }] }, { namespace: undefined })] }],
      ['two namespaces that are substituted later', { objects: ['BLUE', 'GREEN'].map(name => service({ ports: [{ port: name.length }] }, { namespace: `\${${name}}` })) }],
      ['two Roles with different labels', { objects: [service(), role(READING, { app: 'audit' }), role(READING, { app: 'other' })] }],
      ['Services of another application', { objects: [service(), stranger({ name: 'shop' }), stranger({ name: 'shop' }, 'Service', { ports: [{ port: 80 }] })] }],
    ],
  },
  {
    id: 'object-repeated',
    warns: [
      ['two clusters with different labels', chart => ['one', 'two'].forEach(id => new ClusterWithPlugins(chart, id, {
        metadata: { name: 'db', namespace: 'shop', labels: { team: id } }, instances: 1, storage: { size: '1Gi' },
      })), 'plugins/two: metadata.name: "db" is also defined in plugins/one, with a different metadata.labels.team'],
    ],
    passes: [
      ['two names', chart => ['one', 'two'].forEach(id => new ClusterWithPlugins(chart, id, { instances: 1, storage: { size: '1Gi' } }))],
    ],
    invalid: [
      ['two Roles with different labels', { objects: [service(), role(READING, { app: 'audit' }), role(READING, { app: 'other' })] },
        'metadata.name: "audit" is also defined in chart/object-1, with a different metadata.labels.app'],
    ],
    valid: [['a single Role', { objects: [service(), role(READING, { app: 'audit' })] }]],
  },
];
