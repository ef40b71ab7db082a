import * as fc from 'fast-check';
import { operatorFacts } from './arbitraries';
import { RUNS } from './runs';
import { externalSecrets, serverNameOf, StandaloneScenario, standaloneApp, standaloneScenario } from './standalone-scenario';
import { only, synthesize } from './synth';
import { validateManifests } from '../support/crd';
import { connection, registrations } from '../support/oracle';

const CLUSTER_SCOPED = ['ClusterRole', 'ClusterRoleBinding', 'ClusterIssuer'];
const FROM_ELSEWHERE = /^(Issuer|ClusterIssuer|Certificate)$/;

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What the API server takes for a name; that of RBAC is any segment of a path. */
function namePattern({ kind }: any): RegExp {
  if (kind === 'Service') { return /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/; }
  return /Role/.test(kind) ? /^[^/%]+$/ : SUBDOMAIN;
}

const QUALIFIED_NAME = /^([a-z0-9][-a-z0-9.]{0,252}\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

beforeEach(() => { jest.spyOn(process, 'emitWarning').mockImplementation(); });
afterEach(() => jest.restoreAllMocks());

function holds(property: (scenario: StandaloneScenario, objects: any[]) => void): void {
  fc.assert(fc.property(standaloneScenario, scenario => property(scenario, synthesize(standaloneApp(scenario)))), { numRuns: RUNS });
}

describe('a standalone plugin', () => {
  test('is registered, and the operator connects', () => {
    holds((scenario, objects) => {
      const facts = operatorFacts(scenario.operator);
      const secrets = externalSecrets(scenario);
      const [registration, ...others] = registrations(objects, facts, secrets);
      expect(others).toEqual([]);
      expect(registration).toMatchObject({
        outcome: 'registered',
        pluginName: scenario.props.pluginName,
        address: expect.stringMatching(new RegExp(`:${scenario.props.port ?? 9090}$`)),
        serverName: serverNameOf(scenario),
      });
      expect(connection(objects, facts, registration, secrets)).toEqual({ ok: true });
    });
  });

  test('has selectors that find its pods, and no others than labels that were asked for', () => {
    holds(({ props: { selectorLabels, podLabels, name, pluginName, additionalPorts = [] } }, objects) => {
      const selector = selectorLabels ?? { app: name ?? pluginName.split('.')[0] };
      const { spec } = only(objects, 'Deployment');
      expect(spec.template.metadata.labels).toEqual({ ...podLabels, ...selector });
      expect(spec.selector).toEqual({ matchLabels: selector });
      const service = only(objects, 'Service');
      expect(service.spec.selector).toEqual(selector);
      expect(service.spec.ports).toHaveLength(1 + additionalPorts.filter(port => port.servicePort !== undefined).length);
      objects.filter(({ kind }) => kind === 'PodDisruptionBudget').forEach(budget => expect(budget.spec.selector).toEqual({ matchLabels: selector }));
      objects.filter(({ kind, spec: { policyTypes } = {} as any }) => kind === 'NetworkPolicy' && policyTypes[0] === 'Ingress')
        .forEach(policy => expect(policy.spec.podSelector).toEqual({ matchLabels: selector }));
    });
  });

  test('is in the namespace of the operator, under names that Kubernetes takes', () => {
    holds((scenario, objects) => {
      const { namespace } = operatorFacts(scenario.operator);
      for (const object of objects) {
        const { metadata } = object;
        expect([object.kind, metadata.namespace]).toEqual([object.kind, CLUSTER_SCOPED.includes(object.kind) ? undefined : namespace]);
        expect(metadata.name).toMatch(namePattern(object));
        Object.entries(metadata.labels ?? {}).forEach(([key, value]) => {
          expect(key).toMatch(QUALIFIED_NAME);
          expect(value).toMatch(LABEL_VALUE);
        });
        Object.values(metadata.annotations ?? {}).forEach(value => expect(typeof value).toBe('string'));
      }
      const pod = only(objects, 'Deployment').spec.template.spec;
      [...pod.containers, ...pod.volumes].forEach(({ name }) => expect(name).toMatch(LABEL));
      const identities = objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);
      expect(identities).toEqual([...new Set(identities)]);
    });
  });

  test('has the labels and annotations that were stated', () => {
    holds(({ props }, objects) => {
      const { metadata: deployment, spec } = only(objects, 'Deployment');
      const selector = props.selectorLabels ?? { app: props.name ?? props.pluginName.split('.')[0] };
      expect(deployment.labels ?? {}).toEqual({ ...props.labels, ...props.deploymentLabels ?? selector });
      expect(spec.template.metadata.annotations ?? {}).toEqual(props.podAnnotations ?? {});
      expect(deployment.annotations ?? {}).toEqual({ ...props.annotations, ...props.deploymentAnnotations });
      const service = only(objects, 'Service').metadata;
      expect(service.labels).toMatchObject({ ...props.labels, ...props.serviceLabels ?? selector });
      expect(service.annotations).toMatchObject({ ...props.annotations, ...props.serviceAnnotations });
      objects.filter(({ kind }) => !FROM_ELSEWHERE.test(kind)).forEach(({ metadata }) => {
        Object.keys(props.labels ?? {}).forEach(key => expect(metadata.labels).toHaveProperty([key]));
        Object.keys(props.annotations ?? {}).forEach(key => expect(metadata.annotations).toHaveProperty([key]));
      });
    });
  });

  test('has custom resources that the API server takes', () => {
    holds((_, objects) => expect(validateManifests(objects)).toEqual([]));
  });

  test('comes out the same each time', () => {
    fc.assert(fc.property(standaloneScenario, scenario => {
      expect(standaloneApp(scenario).synthYaml()).toBe(standaloneApp(scenario).synthYaml());
    }), { numRuns: RUNS });
  });

  test('has a ServiceAccount that is there, and rights that are bound to it', () => {
    holds((scenario, objects) => {
      const { props: { createServiceAccount, roleRules, clusterRoleRules, leaderElection }, serviceAccount } = scenario;
      const { serviceAccountName } = only(objects, 'Deployment').spec.template.spec;
      const made = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
      const expected = serviceAccount ?? made[0];
      expect(made).toHaveLength(serviceAccount === undefined && createServiceAccount !== false ? 1 : 0);
      expect(serviceAccountName).toBe(expected);
      const bindings = objects.filter(({ kind }) => kind.endsWith('Binding'));
      expect(bindings).toHaveLength([roleRules, clusterRoleRules, leaderElection].filter(rules => rules).length);
      bindings.forEach(({ roleRef, subjects }) => {
        only(objects, roleRef.kind, roleRef.name);
        expect(subjects).toEqual([{ kind: 'ServiceAccount', name: expected, namespace: operatorFacts(scenario.operator).namespace }]);
      });
    });
  });
});
