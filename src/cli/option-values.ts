import { UsageError } from './usage-error';
import { kindNamed, kindNames, Requirement } from '../checker/coverage';
import { DEFAULT_LIMITS, Limits, MAX_DEPTH } from '../documents/limits';
import { pluginVersionOf } from '../facts/plugins/stated-versions';
import { Glob } from '../values/glob';
import { isRelease } from '../values/release';

/** Readers of the values of options: they return undefined if an option is not set, and throw if its value is invalid. */

/** One of a few words. */
export function oneOf<T extends string>(option: string, choices: readonly T[], value?: string): T | undefined {
  if (value !== undefined && !choices.includes(value as T)) {
    throw new UsageError(`invalid --${option} "${value}": use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
  }
  return value as T | undefined;
}

export function release(option: string, example: string, value?: string): string | undefined {
  if (value !== undefined && !isRelease(value)) {
    throw new UsageError(`invalid --${option} "${value}": use a release such as ${example}.`);
  }
  return value;
}

export function nonEmpty(option: string, value?: string): string | undefined {
  if (value === '') {
    throw new UsageError(`--${option} is empty: set a value, or remove the option.`);
  }
  return value;
}

export function patterns(option: string, values: readonly string[] = []): Glob[] {
  return values.map(value => {
    const glob = Glob.of(value);
    if (typeof glob === 'string') { throw new UsageError(`invalid --${option} "${value}": ${glob}.`); }
    return glob;
  });
}

/** The releases of plugins, by their names. */
export function pluginVersions(values: readonly string[] = []): Readonly<Record<string, string>> | undefined {
  const read = values.map(value => {
    const stated = pluginVersionOf(value);
    if (typeof stated === 'string') { throw new UsageError(`invalid --plugin-version "${value}": ${stated}.`); }
    return stated;
  });
  return read.length === 0 ? undefined : Object.fromEntries(read.map(({ pluginName, version }) => [pluginName, version]));
}

/** How many objects of which kinds must be checked. */
export function requirements(values: readonly string[] = []): Requirement[] {
  return values.map(value => {
    const [, name, digits] = /^([A-Za-z]+)=(\d{1,9})$/.exec(value) ?? [];
    const kind = name === undefined ? undefined : kindNamed(name);
    if (name === undefined || kind === undefined && name !== 'objects') {
      throw new UsageError(`invalid --require "${value}": use NAME=NUMBER with one of the names objects, ${kindNames().join(', ')}.`);
    }
    return { name, kind, number: Number(digits) };
  });
}

/** The limits, with their defaults where they are not changed. */
export function limitsOf(changes: readonly string[] = []): Limits {
  const names = Object.keys(DEFAULT_LIMITS);
  return {
    ...DEFAULT_LIMITS,
    ...Object.fromEntries(changes.map(change => {
      const [, name, digits] = /^([a-z-]+)=(\d{1,15})$/.exec(change) ?? [];
      if (!names.includes(name)) {
        throw new UsageError(`invalid --limit "${change}": use NAME=NUMBER with one of the names ${names.join(', ')}.`);
      }
      const [number, most] = [Number(digits), name === 'depth' ? MAX_DEPTH : Infinity];
      if (number < 1 || number > most) {
        throw new UsageError(`invalid --limit "${change}": use a number ${most === Infinity ? 'of at least 1' : `from 1 to ${most}`}.`);
      }
      return [name, number];
    })),
  };
}
