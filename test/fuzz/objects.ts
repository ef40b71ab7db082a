import * as fc from 'fast-check';
import { Distribution } from '../../src';
import { INSTALLS, objectsOfInstall } from '../checker/installs';
import { placesOf, valueAt } from '../checker/mutants';

/** What may be known beside the objects. */
export const TOLD = [
  {},
  { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.27.1', kubernetesVersion: '1.28' },
  { distribution: Distribution.EDB, namespace: 'else.where', version: '1.30.0', kubernetesVersion: '1.34' },
];

/** Any value of JSON, with the keys and texts that are about something among them. */
export const value = fc.letrec(tie => ({
  any: fc.oneof({ maxDepth: 4, depthIdentifier: 'value' }, tie('leaf'),
    fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(tie('key') as fc.Arbitrary<string>, tie('any'), { maxKeys: 4 })),
  leaf: fc.oneof(
    fc.constant(null), fc.boolean(), fc.integer(), fc.double(), fc.string({ maxLength: 300 }), fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', '-', '*', '[', '(', '\\', '%', '{{', '\u0000', 'x'.repeat(10_000), '1'.repeat(400), '0x', '@every 1h', '* * * * *', ':9090', '--server-cert'),
  ),
  key: fc.constantFrom('name', 'spec', 'kind', 'metadata', 'labels', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', 'enabled', 'parameters', 'plugin'),
})).any;

const installs = Object.keys(INSTALLS).map(name => objectsOfInstall(name));

/** An install with values of any kind in some places. */
const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(value, fc.constant(undefined))), { minLength: 1, maxLength: 6 });
export const hostile = fc.tuple(fc.nat(installs.length - 1), changes)
  .map(([index, stated]) => {
    const objects = structuredClone(installs[index]);
    for (const [at, replacement] of stated) {
      const places = placesOf(objects, []);
      const path = places[at % places.length] ?? [0];
      const parent = valueAt(objects, path.slice(0, -1));
      const key = path[path.length - 1];
      if (replacement !== undefined) {
        parent[key] = structuredClone(replacement);
      } else if (Array.isArray(parent)) {
        parent.splice(Number(key), 1);
      } else {
        delete parent[key];
      }
    }
    return objects;
  });
