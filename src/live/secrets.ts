import { KubectlError } from './kubectl';
import { asStrings } from '../values/narrow';

/** Prints a JSON list for each Secret: namespace, name, uid, resourceVersion, type, the names of its keys, and of its annotations. Values stay in kubectl. */
export const KEY_NAMES = '{{range .items}}'
  + '{{printf "[%q,%q,%q,%q,%q,[" .metadata.namespace .metadata.name .metadata.uid .metadata.resourceVersion .type}}'
  + '{{range $key, $value := .data}}{{printf "%q," $key}}{{end}}{{printf "%q],[" ""}}'
  + '{{range $key, $value := .metadata.annotations}}{{printf "%q," $key}}{{end}}{{printf "%q]]\\n" ""}}'
  + '{{end}}';

/**
 * The Secrets that kubectl printed with that template, as objects whose values are empty.
 *
 * @throws KubectlError if it is something else
 */
export function secretsIn(output: string): Array<Record<string, any>> {
  return output.split('\n').filter(line => line.trim() !== '').map(line => {
    const [namespace, name, uid, resourceVersion, type, keys, annotations] = parsed(line);
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name, uid, resourceVersion, ...withKeys('annotations', annotations) },
      type,
      data: {},
      ...withKeys('data', keys),
    };
  });
}

function withKeys(field: string, keys: unknown): Record<string, Record<string, string>> {
  const names = asStrings(keys).filter(key => key !== '');
  return names.length === 0 ? {} : { [field]: Object.fromEntries(names.map(name => [name, ''])) };
}

function parsed(line: string): unknown[] {
  try {
    const list: unknown = JSON.parse(line);
    if (Array.isArray(list) && list.length === 7) { return list; }
  } catch { /* not what the template prints */ }
  throw new KubectlError('kubectl printed something else than the names of keys', 'other');
}
