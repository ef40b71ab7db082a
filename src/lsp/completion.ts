import type { CompletionItem, MarkupContent, Position } from 'vscode-languageserver/node';
import { Cursor } from './cursor';
import { fieldText, parameterText, typeText } from './field-text';
import { fieldAt, fieldsIn, KnownField } from './fields';
import { isPluginName, parameterAt, parametersAt, pluginNames } from './plugin-places';
import { Distribution } from '../contracts/distribution';
import { CRD_KINDS } from '../facts/operator-crds';
import { pluginKindNames } from '../facts/plugin-kinds';
import { publishedPlugin } from '../facts/plugins';
import { ParameterFormat } from '../facts/plugins/published-plugin';
import type { Inventory } from '../inventory/inventory';
import { mayShareNamespace } from '../inventory/item';
import { Path, valueAt } from '../values/field-path';
import { asRecord, asString } from '../values/narrow';

/** The numbers of the protocol. */
const [FIELD, ENUM_MEMBER, VALUE, REFERENCE] = [5, 20, 12, 18] as const;

/** Something that can be typed. */
interface Proposal {
  readonly label: string;
  readonly kind: CompletionItem['kind'];
  readonly detail?: string;
  readonly text?: string;
  /** Comes before the others. */
  readonly isFirst?: boolean;
  /** Behind a key: a colon, and a space if the value is on the same line. */
  readonly suffix?: string;
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];
const ROOT_FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];

/** What can be typed at a position: keys that the object does not have yet, or values. */
export function completionsAt(cursor: Cursor, position: Position, inventory: Inventory): CompletionItem[] {
  const proposals = cursor.types === 'key' ? keysAt(cursor, inventory) : valuesAt(cursor.object, cursor.path, inventory);
  const range = { start: { line: position.line, character: cursor.start }, end: position };
  return proposals.map(({ label, kind, detail, text, isFirst, suffix = '' }, index) => ({
    label,
    kind,
    detail,
    documentation: text === undefined ? undefined : markdown(text),
    sortText: `${isFirst ? 0 : 1}${String(index).padStart(4, '0')}`,
    filterText: label,
    textEdit: { range, newText: `${label}${cursor.hasColon ? '' : suffix}` },
  }));
}

/** A text as editors show it. */
export function markdown(value: string): MarkupContent {
  return { kind: 'markdown', value };
}

function keysAt({ object, path }: Cursor, inventory: Inventory): Proposal[] {
  const written = Object.keys(asRecord(valueAt(object, path)));
  return possibleKeys(object, path, inventory).filter(({ label }) => !written.includes(label));
}

function possibleKeys(object: Record<string, any>, path: Path, inventory: Inventory): Proposal[] {
  const plugin = parametersAt(object, path);
  if (plugin) {
    return plugin.parameters.map(parameter => ({
      label: parameter.name, kind: FIELD, text: parameterText(parameter, plugin.plugin), isFirst: parameter.required, suffix: ': ',
    }));
  }
  const fields = fieldsIn(object, path, inventory).map(ofField);
  if (fields.length > 0 || path.length > 0) { return fields.length > 0 ? fields : valuesAt(object, path, inventory); }
  return ROOT_FIELDS.map(label => ({ label, kind: FIELD, suffix: label === 'apiVersion' || label === 'kind' ? ': ' : ':' }));
}

function ofField(field: KnownField): Proposal {
  const isBlock = [field.schema.type].flat().some(type => type === 'object' || type === 'array');
  return { label: field.name, kind: FIELD, detail: typeText(field), text: fieldText(field), isFirst: field.isRequired, suffix: isBlock ? ':' : ': ' };
}

function valuesAt(object: Record<string, any>, path: Path, inventory: Inventory): Proposal[] {
  if (path.length === 1 && path[0] === 'apiVersion') { return apiVersions().map(label => ({ label, kind: VALUE })); }
  if (path.length === 1 && path[0] === 'kind') { return kindsOf(object.apiVersion).map(label => ({ label, kind: VALUE })); }
  if (isPluginName(object, path)) {
    return pluginNames(inventory).map(label => ({ label, kind: VALUE, detail: publishedPlugin(label)?.repository }));
  }
  const parameter = parameterAt(object, path)?.parameter;
  if (parameter?.names !== undefined) { return namesOf(parameter.names, object, inventory).map(label => ({ label, kind: REFERENCE })); }
  if (parameter) { return valuesOf(parameter.format).map(label => ({ label: label === 'true' || label === 'false' ? `"${label}"` : label, kind: ENUM_MEMBER })); }
  const schema = fieldAt(object, path, inventory)?.schema;
  return (schema?.enum ?? (schema?.type === 'boolean' ? ['true', 'false'] : [])).map(label => ({ label, kind: ENUM_MEMBER }));
}

function apiVersions(): string[] {
  return [...PRODUCTS.map(({ apiVersion }) => apiVersion), ...new Set(pluginKindNames().map(name => name.slice(0, name.lastIndexOf('/'))))];
}

function kindsOf(apiVersion: unknown): string[] {
  const ofPlugins = pluginKindNames().filter(name => apiVersion === undefined || name.startsWith(`${apiVersion}/`)).map(name => name.slice(name.lastIndexOf('/') + 1));
  const isOperator = apiVersion === undefined || PRODUCTS.some(product => product.apiVersion === apiVersion);
  return [...isOperator ? CRD_KINDS : [], ...ofPlugins];
}

/** The objects of a kind, as `<group>/<kind>`, that an object can refer to. */
function namesOf(kind: string, { metadata }: Record<string, any>, inventory: Inventory): string[] {
  const separator = kind.lastIndexOf('/');
  const namespace = asString(asRecord(metadata).namespace);
  const items = inventory.of(kind.slice(separator + 1), kind.slice(0, Math.max(separator, 0)));
  return [...new Set(items.filter(item => item.name !== '' && mayShareNamespace(item.namespace, namespace)).map(({ name }) => name))];
}

function valuesOf(format: ParameterFormat | undefined): readonly string[] {
  if (format === 'boolean') { return ['true', 'false']; }
  return Array.isArray(format) ? format : [];
}
