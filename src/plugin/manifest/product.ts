import { Distribution } from '../../contracts/distribution';
import { IOperator } from '../../contracts/operator';
import { isClusterScoped } from '../../facts/cluster-scoped';
import { asString } from '../../values/narrow';

/** How one text of a manifest becomes that for another operator. */
type Rewrite = (text: string) => string;

/** Fields in which the name of the namespace means the namespace. */
const NAMESPACE_FIELD = /namespace|^kubernetes\.io\/metadata\.name$/i;

/** The objects of a manifest as its author would write them for another operator: copies, in its namespace, with the names of its product. */
export function forOperator(objects: any[], service: any, product: Distribution, { distribution, namespace }: IOperator): any[] {
  const published = asString(service.metadata.namespace);
  const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name as string);
  const moved = published === undefined || published === namespace ? undefined : published;
  const inNamespace: Rewrite = moved === undefined ? text => text : rewriteNamespace(moved, namespace, services);
  const inProduct: Rewrite = product.apiGroup === distribution.apiGroup && product.keyPrefix === distribution.keyPrefix
    ? text => text
    : text => text.replace(word(product.apiGroup), distribution.apiGroup);
  const key = (name: string) => name.startsWith(`${product.keyPrefix}/`) ? distribution.key(name.slice(product.keyPrefix.length + 1)) : name;
  // the value of a variable could also be another object's name
  const isUnique = !objects.some(({ kind, metadata }) => kind !== 'Namespace' && metadata.name === moved);
  const text = (value: string, field: string) => {
    const isNamespace = value === moved && (NAMESPACE_FIELD.test(field) || field === 'value' && isUnique);
    return isNamespace ? namespace : inProduct(inNamespace(value));
  };
  return objects.map(object => located(rewritten(object, key, text), moved, namespace));
}

/** A word that is not a part of a longer name. */
function word(name: string): RegExp {
  return new RegExp(`(?<![\\w.-])${escaped(name)}(?![\\w-]|\\.\\w)`, 'g');
}

/** Addresses of the manifest's own Services, values of flags and variables, and references as `<namespace>/<name>`. */
function rewriteNamespace(from: string, to: string, services: string[]): Rewrite {
  const name = escaped(from);
  const patterns: Array<readonly [RegExp, string]> = [
    ...services.map(service => [new RegExp(`(?<![\\w-])(${escaped(service)}\\.)${name}(?![\\w-])`, 'g'), `$1${to}`] as const),
    [new RegExp(`^(--?[\\w-]*namespace=)${name}$`), `$1${to}`],
    [new RegExp(`^${name}(?=/[a-z])`), to],
  ];
  return text => patterns.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

function escaped(text: string): string {
  return text.replace(/[.]/g, '\\.');
}

function rewritten(value: any, key: Rewrite, text: (value: string, field: string) => string, field = ''): any {
  if (typeof value === 'string') { return text(value, field); }
  if (Array.isArray(value)) { return value.map(entry => rewritten(entry, key, text, field)); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [key(name), rewritten(entry, key, text, name)]));
}

/** An object in its namespace; the Namespace itself is renamed. */
function located(object: any, moved: string | undefined, namespace: string): any {
  const { kind, metadata } = object;
  if (kind === 'Namespace' && metadata.name === moved) { return { ...object, metadata: { ...metadata, name: namespace } }; }
  return isClusterScoped(kind) ? object : { ...object, metadata: { ...metadata, namespace: metadata.namespace ?? namespace } };
}
