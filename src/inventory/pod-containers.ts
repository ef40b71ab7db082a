import { Item } from './item';
import { podSpecOf } from './operators';
import { withoutSlash } from './socket-directory';
import { Path } from '../values/field-path';
import { asBoolean, asRecord, asString } from '../values/narrow';

/** A container of a workload's pods, of either list. */
export interface PodContainer {
  readonly workload: Item;
  readonly container: Record<string, any>;
  readonly name: string;
  readonly path: Path;
  /** Whether it is an init container. */
  readonly init: boolean;
  /** Whether it goes on running beside the others. */
  readonly runsOn: boolean;
}

/** The containers of a workload's pods, in the order in which they start. */
export function podContainersOf(workload: Item): PodContainer[] {
  const pod = podSpecOf(workload);
  return (['initContainers', 'containers'] as const).flatMap(field => (Array.isArray(pod[field]) ? pod[field] : []).map((one: unknown, index: number) => {
    const container = asRecord(one);
    const init = field === 'initContainers';
    const path = ['spec', 'template', 'spec', field, index];
    return { workload, container, name: asString(container.name) ?? '', path, init, runsOn: !init || container.restartPolicy === 'Always' };
  }));
}

/** The containers of a workload's pods that go on running. */
export function runningContainersOf(workload: Item): PodContainer[] {
  return podContainersOf(workload).filter(({ runsOn }) => runsOn);
}

/** The arguments of a container that are flags with a value, `--flag=value` or `--flag value`. */
export function flagsOf({ command, args }: Record<string, any>): Array<{ readonly name: string; readonly value: string }> {
  const words = [command, args].flatMap(list => Array.isArray(list) ? list : []).map(word => typeof word === 'string' ? word : '');
  return words.flatMap((word, index) => {
    const [, name, value] = /^--?([A-Za-z][-\w.]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const next = words[index + 1];
    const stated = value ?? (next !== undefined && !next.startsWith('-') ? next : undefined);
    return name !== undefined && stated !== undefined ? [{ name, value: stated }] : [];
  });
}

/** What a container mounts. */
export interface Mount {
  readonly volume: string;
  /** Its path, without a slash at the end. */
  readonly directory: string;
  readonly readOnly: boolean;
  /** The part of the volume. */
  readonly part: string;
  readonly path: Path;
}

export function mountsOf(container: Record<string, any>): Mount[] {
  return (Array.isArray(container.volumeMounts) ? container.volumeMounts : []).map(asRecord).map((mount, index) => ({
    volume: asString(mount.name) ?? '',
    directory: withoutSlash(asString(mount.mountPath) ?? ''),
    readOnly: asBoolean(mount.readOnly) === true,
    part: asString(mount.subPath) ?? asString(mount.subPathExpr) ?? '',
    path: ['volumeMounts', index],
  }));
}
