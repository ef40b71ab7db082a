import { StandalonePlugin, StandalonePluginProps } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';
import { manifests, object, program } from '../support/plugin-manifests';
import { operator, standalone } from '../support/programs';

const PODLESS = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'plugin', namespace: 'cnpg-system' } };

function two(props: (id: string) => Partial<StandalonePluginProps>): Program {
  return chart => {
    const shared = operator(chart);
    ['one', 'two'].forEach(id => new StandalonePlugin(chart, id, {
      pluginName: `${id}.my-org.io`, image: `${id}:1`, operator: shared, ...props(id),
    }));
  };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-service-selector',
    invalid: [['a Service without a selector', { objects: [pluginServiceOf({ selector: undefined }), pluginDeployment()] },
      'spec.selector: required, because the plugin runs in Deployment "plugin" in namespace "cnpg-system"']],
    valid: [
      ['a Service with a selector', { objects: [pluginServiceOf(), pluginDeployment()] }],
      ['a Service without the plugin\'s workload', { objects: [pluginServiceOf({ selector: undefined })] }],
      ['a Service with Endpoints', {
        objects: [
          pluginServiceOf({ selector: undefined }), pluginDeployment(),
          { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'plugin', namespace: 'cnpg-system' }, subsets: [] },
        ],
      }],
    ],
  },
  {
    id: 'plugin-selector',
    stopsSynthesis: [
      ['a label with another value', program(({ service }) => { service.spec.selector = { app: 'auditor' }; }),
        'plugins/Service-audit: spec.selector.app: "auditor" matches no pods: the pods of Deployment "audit" in namespace "postgresql-operator-system" have "audit"'],
    ],
    invalid: [
      ['a label that the pods do not have', manifests(({ service }) => { service.spec.selector = { app: 'audit', tier: 'db' }; }),
        'spec.selector.tier: "db" matches no pods: the pods of Deployment "audit" in namespace "postgresql-operator-system" do not have this label'],
      ['two labels that do not match', manifests(({ service }) => { service.spec.selector = { app: 'auditor', tier: 'db' }; }),
        'spec.selector.app: "auditor" matches no pods: the pods of Deployment "audit" in namespace "postgresql-operator-system" have "audit"',
        'spec.selector.tier: "db" matches no pods: the pods of Deployment "audit" in namespace "postgresql-operator-system" do not have this label'],
      ['pods of another namespace', manifests(({ deployment }) => { deployment.metadata.namespace = 'default'; }),
        'spec.selector: matches no pods in namespace "postgresql-operator-system", only those of Deployment "audit" in namespace "default"'],
    ],
    passes: [['other selector labels', standalone({ selectorLabels: { plugin: 'example' } })]],
    valid: [
      ['labels that the pods have', manifests()],
      ['a label that is filled in later', manifests(({ service }) => { service.spec.selector = { app: '${NAME}' }; })],
      ['a workload of another kind', manifests(({ deployment, service, further }) => {
        service.spec.selector = { app: 'rollout' };
        further.push({ ...deployment, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { metadata: { labels: { app: 'rollout' } } } } });
      })],
      ['a workload that is not in the input', manifests(one => { one.deployment = undefined; })],
      ['a Service without a selector', manifests(({ service }) => { delete service.spec.selector; })],
    ],
  },
  {
    id: 'selector-unique',
    stopsSynthesis: [
      ['the labels of another plugin', two(() => ({ selectorLabels: { app: 'plugin', tier: 'db' } })),
        'plugins/one: selectorLabels: also matches the pods of Deployment "two" in namespace "postgresql-operator-system"',
        'plugins/two: selectorLabels: also matches the pods of Deployment "one" in namespace "postgresql-operator-system"'],
    ],
    passes: [
      ['different labels', two(id => ({ selectorLabels: { app: 'plugin', plugin: id } }))],
    ],
    invalid: [
      ['pods of another workload', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit', part: 'console' } }, spec: { containers: [] } } }))),
      'spec.selector: also matches the pods of Deployment "console" in namespace "postgresql-operator-system"'],
    ],
    valid: [
      ['two Deployments of one plugin', manifests(({ deployment, further }) => further.push({ ...deployment, metadata: { ...deployment.metadata, name: 'canary' } }))],
      ['pods without a port of that name', manifests(({ service, container, further }) => {
        service.spec.ports[0].targetPort = 'grpc';
        container.ports = [{ name: 'grpc', containerPort: 9090 }];
        further.push(object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit' } }, spec: { containers: [{ name: 'web' }] } } }));
      })],
      ['a workload of another namespace', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'console', { template: { metadata: { labels: { app: 'audit' } } } }, { namespace: 'apps' })))],
    ],
  },
  {
    id: 'plugin-pods',
    invalid: [['a Deployment without a spec', { objects: [pluginServiceOf(), PODLESS] },
      'spec.template: required, because Service "plugin" in namespace "cnpg-system" reaches no other pods']],
    valid: [['a Deployment with pods', { objects: [pluginServiceOf(), pluginDeployment()] }], ['a patch without a Service', { objects: [PODLESS] }], ['a patch next to the whole Deployment', { objects: [pluginServiceOf(), pluginDeployment(), PODLESS] }]],
  },
];
