import { Item } from './item';
import { podSpecOf } from './operators';
import { withoutSlash } from './socket-directory';
import { Path } from '../values/field-path';
import { asBoolean, asName, asRecord } from '../values/narrow';

/** A container or init container of a workload's pods. */
export interface PodContainer {
  readonly workload: Item;
  readonly container: Record<string, any>;
  readonly name: string;
  readonly path: Path;
  /** Whether it is an init container. */
  readonly init: boolean;
  /** Whether it keeps running: a container, or a sidecar init container. */
  readonly runsOn: boolean;
}

/** The containers of a workload's pods, in the order in which they start. */
export function podContainersOf(workload: Item): PodContainer[] {
  const pod = podSpecOf(workload);
  return (['initContainers', 'containers'] as const).flatMap(field => (Array.isArray(pod[field]) ? pod[field] : []).map((one: unknown, index: number) => {
    const container = asRecord(one);
    const init = field === 'initContainers';
    const path = ['spec', 'template', 'spec', field, index];
    return { workload, container, name: asName(container.name) ?? '', path, init, runsOn: !init || container.restartPolicy === 'Always' };
  }));
}

/** The containers of a workload's pods that keep running. */
export function runningContainersOf(workload: Item): PodContainer[] {
  return podContainersOf(workload).filter(({ runsOn }) => runsOn);
}

/** A flag of a container, `--flag=value` or `--flag value`. */
export interface Flag {
  readonly name: string;
  readonly value: string;
  /** Path of the argument with the value, relative to the container. */
  readonly path: Path;
}

/** The flags of a container that have a value. */
export function flagsOf(container: Record<string, any>): Flag[] {
  const words = ['command', 'args'].flatMap(field => (Array.isArray(container[field]) ? container[field] : [])
    .map((word: unknown, index: number) => ({ word: asName(word), path: [field, index] as Path })));
  return words.flatMap(({ word, path }, index) => {
    const [, name, value] = /^--?([A-Za-z][-\w.]*)(?:=([\s\S]*))?$/.exec(word ?? '') ?? [];
    if (name === undefined) { return []; }
    if (value !== undefined) { return [{ name, value, path }]; }
    const next = words[index + 1];
    return next?.word !== undefined && !next.word.startsWith('-') ? [{ name, value: next.word, path: next.path }] : [];
  });
}

/** The flags of a container, with a value or without. */
export function switchesOf(container: Record<string, any>): Array<Omit<Flag, 'value'>> {
  return ['command', 'args'].flatMap(field => (Array.isArray(container[field]) ? container[field] : []).flatMap((word: unknown, index: number) => {
    const name = /^--?([A-Za-z][-\w.]*)(?:=[\s\S]*)?$/.exec(asName(word) ?? '')?.[1];
    return name === undefined ? [] : [{ name, path: [field, index] }];
  }));
}

/** A volume mount of a container. */
export interface Mount {
  readonly volume: string;
  /** The mount path, without a trailing slash. */
  readonly directory: string;
  readonly readOnly: boolean;
  /** The subPath or subPathExpr; empty for the whole volume. */
  readonly part: string;
  readonly path: Path;
}

export function mountsOf(container: Record<string, any>): Mount[] {
  return (Array.isArray(container.volumeMounts) ? container.volumeMounts : []).map(asRecord).map((mount, index) => ({
    volume: asName(mount.name) ?? '',
    directory: withoutSlash(asName(mount.mountPath) ?? ''),
    readOnly: asBoolean(mount.readOnly) === true,
    part: asName(mount.subPath) ?? asName(mount.subPathExpr) ?? '',
    path: ['volumeMounts', index],
  }));
}
