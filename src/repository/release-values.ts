import { ConfigMaps } from './orders';
import { documentsInText, partOf, Source } from './source-files';
import { Limits } from '../documents/limits';
import { Path, valueAt } from '../values/field-path';
import { asRecord, asString, recordsByIndex } from '../values/narrow';

/** A value at a path such as `storage.size`, as values of a chart. */
export function valueAtKeys(file: string, path: string, value: unknown, placeOf: Source['placeOf']): Source {
  const typed = typeof value === 'string' && /^(?:true|false|\d+)$/.test(value) ? JSON.parse(value) : value;
  const keys = path.split(/(?<!\\)\./).map(key => key.replaceAll('\\.', '.'));
  return { file, value: keys.reduceRight<unknown>((inside, key) => Object.fromEntries([[key, inside]]), typed), placeOf };
}

/** What a HelmRelease takes from other objects is not in the repository. */
export class UnknownValuesError extends Error {}

/**
 * The values of a HelmRelease of Flux, each overriding those before: those of ConfigMaps, and then its own.
 *
 * @throws UnknownValuesError if some are in a Secret, or in a ConfigMap that is not in the repository
 */
export function releaseValues(release: Source, configMaps: ConfigMaps, limits: Limits): Source[] {
  const { spec, metadata } = asRecord(release.value);
  const namespace = asString(asRecord(metadata).namespace);
  const taken = recordsByIndex(asRecord(spec).valuesFrom).flatMap(reference => takenFrom(reference, namespace, configMaps, limits));
  return [...taken, partOf(release, ['spec', 'values'])];
}

function takenFrom(reference: Record<string, any>, namespace: string | undefined, configMaps: ConfigMaps, limits: Limits): Source[] {
  const { kind, name, valuesKey, targetPath } = reference;
  const [map] = kind === 'ConfigMap' ? configMaps(`${name}`, namespace) : [];
  const path: Path = ['data', asString(valuesKey) ?? 'values.yaml'];
  const text = map && valueAt(map.value, path);
  if (typeof text !== 'string') { throw new UnknownValuesError(`its values come from the ${kind} "${name}", which is not in this repository`); }
  if (typeof targetPath === 'string') { return [valueAtKeys(map!.file, targetPath, text, () => map!.placeOf(path))]; }
  // a generated one can have whole files, which begin in their first line
  const isFile = map!.placeOf(path).where !== map!.placeOf([]).where;
  return documentsInText(map!, path, limits, isFile);
}
