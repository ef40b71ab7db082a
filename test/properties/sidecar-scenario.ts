import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { all, image, label, options, pluginName, subdomain } from './arbitraries';
import { container, VolumeScenario, volumeMounts } from './standalone-scenario';
import { IOperator, SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../src';

/** A sidecar plugin as data. */
export interface SidecarScenario {
  readonly props: SidecarPluginProps;
  readonly volumes: VolumeScenario[];
  readonly pullSecrets?: string[];
  /** Whether a probe holds back the operator until the socket is there. */
  readonly startup: boolean;
  /** What tells the program where its socket goes. */
  readonly told: 'socketFlag' | 'args' | 'envVariables';
}

const { startup, containerName, ...ofContainers } = container;

const props: fc.Arbitrary<Partial<SidecarPluginProps>> = options<SidecarPluginProps>({
  ...ofContainers,
  name: label,
  containerName: label,
  start: fc.constantFrom(...Object.values(SidecarStart)),
  waitForSocket: fc.boolean(),
  waitImage: image,
  waitTimeout: fc.integer({ min: 1, max: 600 }).map(seconds => Duration.seconds(seconds)),
} as unknown as { [K in keyof SidecarPluginProps]: fc.Arbitrary<SidecarPluginProps[K]> });

const sidecarScenario: fc.Arbitrary<SidecarScenario> = fc.record({
  required: all({ pluginName, image }),
  props,
  volumes: fc.array(all<VolumeScenario>({ kind: fc.constantFrom('emptyDir', 'secret', 'configMap'), twice: fc.boolean() }), { maxLength: 2 }),
  pullSecrets: fc.option(fc.array(subdomain, { maxLength: 2 }), { nil: undefined }),
  startup: fc.boolean(),
  told: fc.constantFrom<SidecarScenario['told'][]>('socketFlag', 'args', 'envVariables'),
}).map(({ required, ...scenario }) => ({ ...scenario, props: { ...scenario.props, ...required } }));

/** One to three sidecar plugins whose names do not meet. */
export const sidecarScenarios: fc.Arbitrary<SidecarScenario[]> = fc.uniqueArray(sidecarScenario, {
  minLength: 1, maxLength: 3, selector: scenario => scenario.props.pluginName,
}).map(scenarios => scenarios.map((scenario, index) => ({ ...scenario, props: withOwnNames(scenario.props, index) })));

function withOwnNames({ name, containerName: container_, ...others }: SidecarPluginProps, index: number): SidecarPluginProps {
  const first = others.pluginName.split('.')[0];
  const own = (stated: string | undefined) => `${(stated ?? 'p').slice(0, 50)}-${index}`;
  const needless = index === 0 && name === undefined && /^[a-z]([-a-z0-9]{0,50}[a-z0-9])?$/.test(first);
  return { ...others, ...needless ? {} : { name: own(name) }, ...container_ && { containerName: own(`c-${container_}`) } };
}

/** Name of the plugin's container. */
export function containerNameOf({ props: { containerName: stated, name, pluginName: given } }: SidecarScenario): string {
  return stated ?? name ?? given.split('.')[0];
}

/** Whether the plugin starts before the operator. */
export function isNative({ props: { start } }: SidecarScenario): boolean {
  return start !== SidecarStart.CONTAINER;
}

/** Whether a container waits for the plugin's socket. */
export function waits(scenario: SidecarScenario): boolean {
  return isNative(scenario) && !scenario.startup && scenario.props.waitForSocket !== false;
}

/** The plugin in a chart. */
export function defineSidecar(
  chart: Chart, id: string, scenario: SidecarScenario, operator: IOperator, over: Partial<SidecarPluginProps> = {},
): SidecarPlugin {
  const { socketDirectory: directory, user } = operator;
  const scope = new Chart(chart, `${id}-from-elsewhere`);
  return new SidecarPlugin(chart, id, {
    ...scenario.props,
    operator,
    ...telling(scenario, directory),
    // without the restricted standard a sidecar states no user of its own, and runs as its image's
    ...scenario.props.restricted === false && user !== undefined ? { securityContext: { user } } : {},
    ...scenario.startup ? { startup: kplus.Probe.fromCommand(['test', '-S', `${directory}/${scenario.props.pluginName}`]) } : {},
    volumeMounts: volumeMounts(scope, scenario.volumes, id),
    imagePullSecrets: scenario.pullSecrets?.map((name, index) => kplus.Secret.fromSecretName(scope, `pull-${index}`, name)),
    ...over,
  });
}

function telling({ told, props: { args = [], envVariables } }: SidecarScenario, directory: string): Partial<SidecarPluginProps> {
  switch (told) {
    case 'socketFlag': return { socketFlag: '--plugin-path' };
    case 'args': return { args: [...args, `--plugin-path=${directory}`] };
    case 'envVariables': return { envVariables: { ...envVariables, PLUGIN_PATH: kplus.EnvValue.fromValue(directory) } };
  }
}
