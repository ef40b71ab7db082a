import { PluginContainerOptions } from './container-options';
import { alike, PropField, whole } from './prop-fields';
import { Path } from '../values/field-path';
import { asRecord } from '../values/narrow';

const RESOURCES = { 'cpu': 'cpu', 'memory': 'memory', 'ephemeral-storage': 'ephemeralStorage' } as const;

/** Which fields of a plugin's container come from which props; the container is at a path of an object. */
export function containerFields(container: Path, rendered: unknown, options: PluginContainerOptions & { readonly name?: string }): PropField[] {
  const at = (...keys: string[]): Path => [...container, ...keys];
  return [
    alike(at('name'), options.containerName === undefined ? 'name' : 'containerName'),
    alike(at('image'), 'image'),
    ...(['imagePullPolicy', 'command'] as const).filter(prop => options[prop] !== undefined).map(prop => alike(at(prop), prop)),
    ...(['readiness', 'liveness', 'startup'] as const).filter(prop => options[prop] !== undefined).map(prop => whole(at(`${prop}Probe`), prop)),
    ...options.securityContext ? [whole(at('securityContext'), 'securityContext')] : [],
    ...argumentFields(at('args'), asRecord(rendered).args, options),
    ...options.resources ? resourceFields(at('resources'), options.resources) : [],
  ];
}

/** The sub-command stands before the arguments that are made of other props, `args` behind them. */
function argumentFields(field: Path, rendered: unknown, { subcommand, args = [] }: PluginContainerOptions): PropField[] {
  const first = Array.isArray(rendered) ? rendered.length - args.length : 0;
  return [...subcommand === undefined ? [] : [whole([...field, 0], 'subcommand')], ...args.map((_, index) => whole([...field, first + index], 'args', index))];
}

function resourceFields(field: Path, resources: NonNullable<PluginContainerOptions['resources']>): PropField[] {
  return Object.entries(RESOURCES).flatMap(([name, prop]) => resources[prop] === undefined ? [] : [
    alike([...field, 'requests', name], 'resources', prop, 'request'),
    alike([...field, 'limits', name], 'resources', prop, 'limit'),
  ]);
}
