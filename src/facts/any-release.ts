import { FieldSchema } from './field-schema';
import { Crd, History } from './operator-crds';

const known = new WeakMap<Crd, Crd>();

/** A kind as at least one release accepts it: manifests do not show which release of Kubernetes they are for. */
export function inAnyRelease(kind: Crd): Crd {
  const accepting = known.get(kind) ?? { ...kind, history: acceptedHistory(kind) };
  known.set(kind, accepting);
  return accepting;
}

function acceptedHistory(kind: Crd): Crd['history'] {
  const histories = new Map<string, History>();
  return path => {
    const history = kind.history(path);
    if (!history) { return undefined; }
    const accepted = histories.get(path) ?? [[history[0][0], mergeAll(history.flatMap(([, schema]) => schema ?? []))] as const];
    histories.set(path, accepted);
    return accepted;
  };
}

function mergeAll(schemas: FieldSchema[]): FieldSchema {
  return schemas.reduce((one, other) => ({
    ...other,
    type: one.type === other.type ? one.type : [...new Set([one.type, other.type].flat())],
    enum: one.enum && other.enum && [...new Set([...one.enum, ...other.enum])],
    required: one.required?.filter(name => other.required?.includes(name)),
  }));
}
