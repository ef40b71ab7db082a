import { Built, objectsOf } from './built';
import { Log } from './log';
import { ConfigMaps, Order, Substitution } from './orders';
import { Source } from './source-files';
import { substitute, SubstitutionError, Variables } from './substitution';
import { Limits } from '../documents/limits';
import { asRecord, asString, asStringRecord } from '../values/narrow';

const SWITCH = 'kustomize.toolkit.fluxcd.io/substitute';
const NAME = /^[_a-zA-Z]\w*$/;

/** The objects of a build, after Flux has substituted variables in them. */
export function objectsFrom(built: Built, { substitution, source }: Partial<Order>, configMaps: ConfigMaps, log: Log, limits: Limits): Source[] {
  const variables = substitution && variablesOf(substitution, configMaps);
  return built.texts.flatMap(text => attempt(log, source, () => {
    const objects = objectsOf(text, limits);
    const isSubstituted = variables && text.includes('$') && !objects.some(isDisabled);
    const result = isSubstituted ? attempt(log, source, () => objectsOf(substitute(text, variables), limits), objects) : objects;
    return result.map(object => built.originOf(object, text));
  }, []));
}

/**
 * The variables of Flux: those of the object override those of ConfigMaps. If all are known, a variable that is not set is empty, as in Flux; otherwise it can
 * be in a Secret, or in a ConfigMap that is not in the repository.
 */
function variablesOf({ own, from, namespace }: Substitution, configMaps: ConfigMaps): Variables {
  const values = new Map<string, string | undefined>();
  let isComplete = true;
  for (const { kind, name } of from) {
    const [map] = kind === 'ConfigMap' ? configMaps(name, namespace) : [];
    if (map) {
      for (const [key, value] of Object.entries(asStringRecord(map.value.data))) { values.set(key, value.replaceAll('\n', '')); }
    } else {
      isComplete = false;
      // it overrides what is before it
      values.clear();
    }
  }
  for (const [key, value] of Object.entries(own)) { values.set(key, value.replaceAll('\n', '')); }
  if ([...values.keys()].some(name => !NAME.test(name))) { return () => undefined; }
  return name => values.has(name) ? values.get(name) : isComplete ? '' : undefined;
}

function isDisabled(object: any): boolean {
  const { labels, annotations } = asRecord(asRecord(object).metadata);
  return [labels, annotations].some(map => asString(asRecord(map)[SWITCH]) === 'disabled');
}

function attempt<T>(log: Log, source: Source | undefined, act: () => T, otherwise: T): T {
  try {
    return act();
  } catch (error) {
    const place = source?.placeOf([]);
    const message = error instanceof SubstitutionError ? `Flux cannot substitute variables: ${error.message}` : `what is built is not a manifest: ${(error as Error).message}`;
    log.problem({ file: place?.where, line: place?.line, message });
    return otherwise;
  }
}
