import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { operatorsIn } from '../../inventory/operators';
import { isComplete, isHeadless, keysOf, pluginServices } from '../../inventory/plugin-services';
import { StandaloneView } from '../../inventory/plugins';
import { Path } from '../../values/field-path';
import { asRecord, asString, asStrings, isUnknown } from '../../values/narrow';
import { quotedList } from '../../values/word-list';
import { Change } from '../engine/change';
import { Mistake, Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_SOURCE } from '../engine/source';

const PREDICATES = `${OPERATOR_SOURCE}/internal/controller/plugin_predicates.go`;
const SERVICES = `${KUBERNETES_DOCS}/concepts/services-networking`;
const UNKNOWN_PLUGIN = 'Clusters stop with "Cluster cannot proceed to reconciliation due to an unknown plugin being required"';

/** A key that a plugin's Service does not have, or has without a value. */
export interface ServiceKeyInput {
  readonly kind: string;
  readonly key: string;
  readonly value?: string;
  /** The wrong kind of key of this name, or the label of the documentation's prose, where the Service has one. */
  readonly instead?: { readonly kind: string; readonly key: string };
  readonly service: Item;
}

/** The operator registers a Service as a plugin only with all four keys. */
export const pluginServiceKeys: Rule<ServiceKeyInput> = {
  id: 'plugin-service-keys',
  isMended: true,
  severity: 'error',
  kinds: ['Service'],
  title: 'A plugin\'s Service must have the label pluginName and three annotations',
  symptom: 'the operator ignores the Service silently if a key is missing, and logs "Detected service whose … is empty, skipping" if '
    + `a value is empty: ${UNKNOWN_PLUGIN}`,
  cause: 'the operator registers a Service as a plugin only if it has all four keys, each with a value',
  fix: 'set the label pluginName and the annotations pluginClientSecret, pluginServerSecret and pluginPort; quote the port',
  source: PREDICATES,
  needs: 'a Service with one of the keys, or with the label "plugin" of the operator\'s documentation',
  check: ({ kind, key, value, instead, service }) => {
    if (value !== undefined) { return value === '' ? 'empty, but a plugin\'s Service needs a value' : undefined; }
    return [instead === undefined ? { message: `required: a plugin's Service needs this ${kind}` } : {
      message: `required: the operator does not read the ${instead.kind} "${instead.key}"`,
      ...instead.key === key ? { fix: `move "${key}" from metadata.${instead.kind}s to metadata.${kind}s` } : {
        fix: `rename the label "${instead.key}" to "${key}"`,
        changes: [{ action: 'rename', item: service, path: ['metadata', 'labels', instead.key], to: key }],
      },
    }];
  },
  targets: inventory => {
    const views = pluginServices(inventory);
    const installed = new Set(views.filter(isComplete).map(({ pluginName }) => pluginName));
    // further Services of a plugin that is installed already, and Services with keys of two products, are something else
    return views.filter(({ service, pluginName }) => !installed.has(pluginName) && prefixesOf(service, views).length === 1)
      .flatMap(view => keysOf(view).filter(key => !isOtherType(view.service, key)).map(({ kind, key, value }) => ({
        item: view.service, path: ['metadata', `${kind}s`, key], input: { kind, key, value, instead: insteadOf(view, kind, key), service: view.service },
      })));
  },
};

/** Values that are not strings are invalid as labels and annotations already. */
function isOtherType({ manifest }: Item, { kind, key, value }: { kind: string; key: string; value?: string }): boolean {
  return value === undefined && (asRecord(asRecord(manifest.metadata)[`${kind}s`])[key] ?? undefined) !== undefined;
}

function insteadOf({ service, distribution }: StandaloneView, kind: string, key: string): ServiceKeyInput['instead'] {
  const prose = distribution.key('plugin');
  if (kind === 'label' && prose in service.labels) { return { kind, key: prose }; }
  const [other, keys] = kind === 'label' ? ['annotation', service.annotations] : ['label', service.labels];
  return key in keys ? { kind: other as string, key } : undefined;
}

/** The operator looks for plugins in its namespace. */
export const pluginServiceNamespace: Rule<{ readonly namespace: string; readonly operatorNamespaces: string[] }> = {
  id: 'plugin-service-namespace',
  severity: 'error',
  kinds: ['Service'],
  title: 'A plugin\'s Service must be in its operator\'s namespace',
  symptom: `the operator ignores the Service silently: ${UNKNOWN_PLUGIN}`,
  cause: 'the operator looks for plugins in its namespace only, whichever namespaces it watches',
  fix: 'move the Service to the operator\'s namespace, together with the plugin\'s Deployment, Secrets and Certificates',
  source: PREDICATES,
  needs: 'the operator\'s namespace: from its Deployment, or from an option',
  check: ({ namespace, operatorNamespaces }) => operatorNamespaces.includes(namespace)
    ? undefined
    : `"${namespace}" is invalid: expected the operator's namespace ${quotedList(operatorNamespaces, 'or')}`,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const { namespace } = view.service;
    const operatorNamespaces = operatorNamespacesOf(view, inventory);
    return namespace === undefined || operatorNamespaces === undefined ? [] : [{
      item: view.service, path: ['metadata', 'namespace'], input: { namespace, operatorNamespaces },
    }];
  }),
};

/** Where the operators of a plugin's product are; nothing where one of them may be anywhere. */
function operatorNamespacesOf({ distribution, operator }: StandaloneView, inventory: Inventory): string[] | undefined {
  const shown = operatorsIn(inventory).filter(one => one.distribution.keyPrefix === distribution.keyPrefix);
  const namespaces = (shown.length > 0 ? shown : [operator]).map(({ namespace }) => namespace);
  return namespaces.every(namespace => namespace !== undefined) ? [...new Set(namespaces)] : undefined;
}

/** A Service, and who reads its keys. */
export interface PrefixInput {
  readonly prefixes: string[];
  /** Whether the Service has all keys of one product. */
  readonly complete: boolean;
  /** The prefixes of the operators; nothing where they are not known. */
  readonly operatorPrefixes?: string[];
  readonly service: Item;
}

/** Each product reads keys with its own prefix. */
export const pluginServicePrefix: Rule<PrefixInput> = {
  id: 'plugin-service-prefix',
  isMended: true,
  severity: 'error',
  kinds: ['Service'],
  title: 'The keys of a plugin\'s Service must have the prefix of its operator\'s product',
  symptom: `the operator ignores the Service silently: ${UNKNOWN_PLUGIN}`,
  cause: 'CloudNativePG reads labels and annotations that begin with "cnpg.io/"; EDB\'s product reads those that begin with "k8s.enterprisedb.io/"',
  fix: 'use the prefix of the operator\'s product in the label and in all annotations',
  source: `${OPERATOR_SOURCE}/pkg/utils/labels_annotations.go`,
  needs: 'the operator\'s product, or keys of two products on one Service',
  check: ({ prefixes, complete, operatorPrefixes = prefixes, service }) => {
    const named = (names: string[], word: string) => names.map(name => `"${name}/"`).join(` ${word} `);
    if (!prefixes.some(prefix => operatorPrefixes.includes(prefix))) {
      const message = `the prefix ${named(prefixes, 'and')} is invalid: the operator reads keys that begin with ${named(operatorPrefixes, 'or')}`;
      return [operatorPrefixes.length > 1 ? { message } : {
        message,
        fix: `replace ${named(prefixes, 'and')} with ${named(operatorPrefixes, 'and')} in the label and in all annotations`,
        changes: renames(service, prefixes, operatorPrefixes[0]),
      }];
    }
    return prefixes.length > 1 && !complete ? `the prefixes ${named(prefixes, 'and')} are mixed: expected all keys to have the same one` : undefined;
  },
  targets: inventory => {
    const views = pluginServices(inventory);
    const stated = [...operatorsIn(inventory), inventory.context].flatMap(({ distribution }) => distribution?.keyPrefix ?? []);
    const operatorPrefixes = stated.length > 0 ? [...new Set(stated)] : undefined;
    return views.map(({ service, ...view }) => {
      const prefixes = prefixesOf(service, views);
      const complete = isComplete({ service, ...view });
      return { item: service, path: firstKey(service, prefixes), input: { prefixes, complete, operatorPrefixes, service } };
    });
  },
};

function prefixesOf(service: Item, views: StandaloneView[]): string[] {
  return [...new Set(views.filter(view => view.service === service).map(({ distribution }) => distribution.keyPrefix))];
}

/** The first of a Service's keys with one of the prefixes. */
function firstKey(service: Item, prefixes: string[]): Path {
  return keysWith(service, prefixes)[0] ?? ['metadata'];
}

function keysWith({ labels, annotations }: Item, prefixes: string[]): Array<[root: string, field: string, key: string]> {
  return ([['labels', labels], ['annotations', annotations]] as const).flatMap(([field, keys]) => Object.keys(keys)
    .filter(key => prefixes.some(prefix => key.startsWith(`${prefix}/plugin`))).map((key): [string, string, string] => ['metadata', field, key]));
}

/** All keys with another prefix. */
function renames(service: Item, prefixes: string[], right: string): Change[] {
  return keysWith(service, prefixes).map(path => ({ action: 'rename', item: service, path, to: `${right}${path[2].slice(path[2].indexOf('/'))}` }));
}

/** An ExternalName has no endpoints. */
export const serviceType: Rule<{ readonly serviceType?: string; readonly headless?: boolean }> = {
  id: 'service-type',
  severity: 'error',
  kinds: ['Service'],
  title: 'The type of a plugin\'s Service must lead to its pods',
  symptom: 'the API server rejects the Service, or the operator registers the plugin and each connection goes elsewhere or nowhere',
  cause: 'a Service of type ExternalName has no pods, and only one of type ClusterIP can be headless',
  fix: 'set serviceType to ClusterIP, or remove it',
  manifestFix: 'set `spec.type` to ClusterIP, or remove it; a headless Service also has `clusterIP: None`',
  source: `${SERVICES}/service/#publishing-services-service-types`,
  check: ({ serviceType: type, headless }) => {
    if (type === 'ExternalName') { return '"ExternalName" is invalid: expected a type with pods, such as "ClusterIP"'; }
    return headless && type !== undefined && type !== 'ClusterIP' ? `"${type}" is invalid for a headless Service: expected "ClusterIP"` : undefined;
  },
  targets: inventory => pluginServices(inventory).map(({ service }) => ({
    item: service, path: ['spec', 'type'], input: { serviceType: asString(service.spec.type), headless: isHeadless(service) },
  })),
};

/** The API server rejects two addresses on a Service for a single stack. */
export const ipFamilies: Rule<{ readonly ipFamilies: string[]; readonly ipFamilyPolicy?: string }> = {
  id: 'ip-families',
  severity: 'error',
  kinds: ['Service'],
  title: '`ipFamilies` with two families must have a dual-stack policy',
  symptom: 'the API server rejects the Service ("must be \'RequireDualStack\' or \'PreferDualStack\' when multiple IP families are specified")',
  cause: 'a Service has one address for each family, and SingleStack allows only one',
  fix: 'set each family once, and ipFamilyPolicy to PreferDualStack or RequireDualStack if there are two',
  source: `${SERVICES}/dual-stack/`,
  check: ({ ipFamilies: families, ipFamilyPolicy: policy }) => {
    const twice = families.flatMap((family, index): Mistake[] => families.indexOf(family) === index ? [] : [{
      path: ['ipFamilies', index], message: `"${family}" is repeated: expected each family once`,
    }]);
    const single = new Set(families).size > 1 && (policy ?? 'SingleStack') === 'SingleStack';
    return [...twice, ...single ? [{
      path: ['ipFamilyPolicy'],
      message: `${policy === undefined ? 'required' : '"SingleStack" is invalid'} with two ipFamilies: expected "PreferDualStack" or "RequireDualStack"`,
    }] : []];
  },
  targets: inventory => pluginServices(inventory).filter(({ service }) => !isUnknown(service.spec.ipFamilyPolicy)).map(({ service }) => ({
    item: service, path: ['spec'], input: { ipFamilies: asStrings(service.spec.ipFamilies), ipFamilyPolicy: asString(service.spec.ipFamilyPolicy) },
  })),
};
