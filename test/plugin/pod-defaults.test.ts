import { kubernetes, Operator, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

/** The pods of a plugin. */
function pod(props: Partial<StandalonePluginProps>, user?: number): any {
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { user });
  new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1.0.0', operator, ...props });
  return only(objectsOf(app), 'Deployment').spec.template.spec;
}

describe('several pods', () => {
  const constraint = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: kubernetes.UnsatisfiableConstraintAction.DO_NOT_SCHEDULE };

  test('prefer different nodes', () => {
    expect(pod({ replicas: 2, selectorLabels: { plugin: 'audit' } }).affinity).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { labelSelector: { matchLabels: { plugin: 'audit' } }, topologyKey: 'kubernetes.io/hostname' } },
        ],
      },
    });
  });

  test.each<[string, Partial<StandalonePluginProps>]>([
    ['one pod', {}],
    ['the switch', { replicas: 2, defaultAffinity: false }],
    ['constraints of one\'s own', { replicas: 2, topologySpreadConstraints: [constraint] }],
  ])('no affinity: %s', (_, props) => {
    expect(pod(props)).not.toHaveProperty('affinity');
  });

  test('an affinity of one\'s own', () => {
    expect(pod({ replicas: 2, affinity: { podAntiAffinity: {} } }).affinity).toEqual({ podAntiAffinity: {} });
  });
});

describe('the group of the certificates\' files', () => {
  const closed = { serverMount: { defaultMode: 0o440 } };

  test.each<[string, Partial<StandalonePluginProps>, number | undefined]>([
    ['a mode for the group', closed, 10001],
    ['a mode for the owner', { clientMount: { defaultMode: 0o400 } }, 10001],
    ['another user', { ...closed, securityContext: { user: 65532 } }, 10001],
    ['another group', { ...closed, securityContext: { user: 65532, group: 65532 } }, 65532],
    ['the group root', { ...closed, securityContext: { group: 0 } }, 10001],
    ['a group of one\'s own', { ...closed, podSecurityContext: { fsGroup: 2000 } }, 2000],
    ['a mode for all', { serverMount: { defaultMode: 0o444 } }, undefined],
    ['no mode', {}, undefined],
    ['the user root', { ...closed, restricted: false, securityContext: { user: 0, ensureNonRoot: false } }, undefined],
  ])('%s', (_, props, group) => {
    const { securityContext, volumes } = pod(props);
    expect(securityContext?.fsGroup).toBe(group);
    expect(volumes[0].secret.defaultMode).toBe(props.serverMount?.defaultMode);
  });

  test('a platform that assigns users and groups', () => {
    expect(pod(closed, 0).securityContext).not.toHaveProperty('fsGroup');
  });
});
