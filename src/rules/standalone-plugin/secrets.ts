import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { mountedSecrets } from '../../inventory/mounts';
import { workloadsNear } from '../../inventory/plugin-services';
import { fileOfFlag, haveSwappedUsages, pluginsWithTls, PluginTlsView, TlsSide } from '../../inventory/plugin-tls';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { createdSecret, secretMakers } from '../../inventory/secret-makers';
import { asRecord } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { quotedNames } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const CONTROLLER = `${OPERATOR_SOURCE}/internal/controller/plugin_controller.go`;
const CERTIFICATES = `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`;

/** A key that is read of a Secret, and the keys that the Secret has. */
export interface SecretKeyInput {
  readonly key: string;
  readonly keys: string[];
}

/** The operator and the plugin read keys of certain names. */
export const pluginSecretKeys: Rule<SecretKeyInput> = {
  id: 'plugin-secret-keys',
  severity: 'error',
  kinds: ['Secret'],
  title: 'A plugin\'s Secrets must have the keys tls.crt and tls.key',
  symptom: 'the operator forgets the plugin ("InvalidClientCertificate", "InvalidServerCertificate"), or the plugin rejects each connection '
    + '("no such file or directory" in its log)',
  cause: 'the operator reads "tls.crt" and "tls.key" of the client Secret and "tls.crt" of the server Secret, and the plugin the files that its flags name',
  fix: 'name the keys "tls.crt" and "tls.key", as in a Secret of type kubernetes.io/tls',
  source: CONTROLLER,
  needs: 'a Secret in the input with at least one key; its values are not read',
  check: ({ key, keys }) => keys.includes(key) ? undefined : `required: the keys are ${keys.map(one => `"${one}"`).join(', ')}`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => view.sides.filter(({ certificate }) => !certificate).flatMap(side => {
    const secret = inventory.named(side.secretName, 'Secret', '').find(({ namespace }) => mayShareNamespace(namespace, view.service.namespace));
    const keys = secret ? keysOf(secret) : [];
    // an empty Secret is filled by something that is not in the input
    return secret && keys.length > 0 ? neededOf(view, side).map(key => ({ item: secret, path: ['data', key], input: { key, keys } })) : [];
  })),
};

function keysOf({ manifest }: Item): string[] {
  return [...new Set([manifest.data, manifest.stringData].flatMap(map => Object.keys(asRecord(map))))];
}

function neededOf(view: PluginTlsView, { side, secretName }: TlsSide): string[] {
  const read = ['server-cert', 'server-key', 'client-cert'].map(flag => fileOfFlag(view, flag))
    .flatMap(file => file?.secretName === secretName && file.key !== undefined ? [file.key] : []);
  return [...new Set(['tls.crt', ...side === 'client' ? ['tls.key'] : [], ...read])];
}

/** A Secret of a plugin, and where the input has it. */
export interface SecretPlaceInput {
  readonly secretName: string;
  readonly namespace: string;
  readonly elsewhere?: string;
}

/** The operator reads Secrets of its namespace. */
export const pluginSecretNamespace: Rule<SecretPlaceInput> = {
  id: 'plugin-secret-namespace',
  severity: 'error',
  kinds: ['Service'],
  title: 'A plugin\'s Secrets must be in the namespace of its Service',
  symptom: 'the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound"), and the pod waits for its volume ("secret … not found")',
  cause: 'the operator and the pods read Secrets of their namespace only, and a Certificate makes its Secret in the Certificate\'s namespace',
  fix: 'move the Certificate, or the Secret, to the namespace of the Service',
  source: CONTROLLER,
  needs: 'both Secrets of the plugin, or their Certificates, one of them in another namespace only',
  check: ({ secretName, namespace, elsewhere }) => elsewhere === undefined
    ? undefined
    : `Secret "${secretName}" is in namespace "${elsewhere}": expected "${namespace}", the namespace of the Service`,
  targets: inventory => pluginsWithTls(inventory).filter(({ sides }) => sides.every(side => makersOf(side, inventory).length > 0))
    .flatMap(({ service, sides }) => sides.map(side => ({
      item: service, path: side.path, input: { secretName: side.secretName, namespace: service.namespace ?? '', elsewhere: elsewhereOf(side, service, inventory) },
    }))),
};

/** The namespace of a Secret that is not where it is read, unless something may copy it. */
function elsewhereOf(side: TlsSide, service: Item, inventory: Inventory): string | undefined {
  const makers = makersOf(side, inventory);
  const here = makers.some(({ namespace }) => mayShareNamespace(namespace, service.namespace)) || mayMakeAny(service, inventory);
  const plain = makers.every(maker => ['Secret', 'Certificate'].includes(maker.kind) && !isCopied(maker));
  return here || !plain ? undefined : makers[0].namespace;
}

/** Whether annotations may make something copy a Secret to other namespaces. */
function isCopied({ kind, annotations, spec }: Item): boolean {
  return kind === 'Certificate' ? spec.secretTemplate !== undefined : Object.keys(annotations).length > 0;
}

/** The objects of the input that make a Secret, in any namespace. */
function makersOf({ secretName }: TlsSide, inventory: Inventory): Item[] {
  return secretMakers(inventory).get(secretName) ?? [];
}

/** Whether an object of the input makes a Secret of an unknown name, which may be any of the plugin's. */
function mayMakeAny({ namespace }: Item, inventory: Inventory): boolean {
  return inventory.memoize(makersOfUnknown).some(maker => mayShareNamespace(maker.namespace, namespace));
}

function makersOfUnknown(inventory: Inventory): Item[] {
  return [...secretMakers(inventory)].flatMap(([name, makers]) => isKnownText(name) ? [] : makers);
}

/** A Secret that nothing in the input makes. */
export interface SecretMissingInput {
  readonly missing: string;
  readonly namespace?: string;
  /** The plugin's other Secret; nothing where the input makes neither: then both come from elsewhere. */
  readonly shown?: string;
  /** Another namespace in which the input makes it. */
  readonly elsewhere?: string;
  /** The Secrets that Certificates of the Service's namespace make. */
  readonly made: string[];
}

/** What makes one Secret usually makes the other. */
export const pluginSecretMissing: Rule<SecretMissingInput> = {
  id: 'plugin-secret-missing',
  severity: 'warning',
  kinds: ['Service'],
  title: 'If one Secret of a plugin is in the input, the other one should be too',
  symptom: 'if nothing else makes the Secret, the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound"), '
    + 'and the pod waits for its volume ("secret … not found")',
  cause: 'the operator registers a plugin only when both Secrets exist',
  fix: 'add a Certificate with this `secretName`, or correct the name in the Service\'s annotation',
  source: CONTROLLER,
  needs: 'one of the two Secrets, or its Certificate',
  check: ({ missing, namespace, shown, elsewhere, made }) => {
    if (elsewhere !== undefined) { return `Secret "${missing}" is in namespace "${elsewhere}" only: expected "${namespace}", the namespace of the Service`; }
    if (shown === undefined) { return undefined; }
    const others = made.filter(name => name !== shown);
    const meant = nearestOf(missing, others) ?? others.find(name => name.startsWith(missing) || missing.startsWith(name));
    return meant === undefined
      ? `nothing makes Secret "${missing}", but the plugin's other Secret "${shown}" is in the input`
      : [{ message: `nothing makes Secret "${missing}"; did you mean "${meant}"?`, fix: `set the annotation to "${meant}"` }];
  },
  targets: inventory => pluginsWithTls(inventory).flatMap(({ service, sides }) => sides.flatMap(side => {
    const other = sides.find(one => one !== side && one.secretName !== side.secretName);
    const [makers, others] = [makersOf(side, inventory), other ? makersOf(other, inventory) : []];
    if (!isKnownText(side.secretName) || mayMakeAny(service, inventory)) { return []; }
    if (makers.some(({ namespace }) => mayShareNamespace(namespace, service.namespace)) || makers.length > 0 && others.length > 0) { return []; }
    const shown = others.length > 0 ? other!.secretName : undefined;
    return [{
      item: service,
      path: side.path,
      input: { missing: side.secretName, namespace: service.namespace, shown, elsewhere: makers[0]?.namespace, made: secretsOf(inventory, service) },
    }];
  })),
};

/** A Secret that a plugin's pods mount, and the Secrets that the input makes. */
export interface MountedSecretInput {
  readonly secretName: string;
  readonly made: string[];
}

/** A pod waits for the Secrets that it mounts. */
export const pluginMountedSecret: Rule<MountedSecretInput> = {
  id: 'plugin-mounted-secret',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: 'If a plugin\'s Secrets are in the input, those that its pods mount should be too',
  symptom: 'if nothing else makes the Secret, the plugin\'s pod waits for its volume ("MountVolume.SetUp failed … secret … not found")',
  cause: 'a pod starts when all Secrets exist that it mounts, except for optional ones',
  fix: 'set `secretName` of the volume to the Secret of a Certificate, or acknowledge the warning if something else makes the Secret',
  source: CERTIFICATES,
  needs: 'the plugin\'s workload, and the Certificates of both Secrets of its Service',
  check: ({ secretName, made }) => {
    if (made.includes(secretName)) { return undefined; }
    const meant = nearestOf(secretName, made);
    return meant === undefined
      ? `nothing makes Secret "${secretName}": the input makes ${quotedNames(made)}`
      : [{ message: `nothing makes Secret "${secretName}"; did you mean "${meant}"?`, fix: `set secretName to "${meant}"` }];
  },
  targets: inventory => pluginsWithTls(inventory).filter(({ server, client }) => server?.certificate && client?.certificate).flatMap(view =>
    workloadsNear(view, inventory).flatMap(item => mountedSecrets(item)
      .filter(({ optional, secretName }) => !optional && isKnownText(secretName)).map(({ secretName, path }) => ({
        item, path, input: { secretName, made: secretsOf(inventory, view.service) },
      })))),
};

/** The Secrets of a plugin's namespace that the input makes, by whatever kind. */
function secretsOf(inventory: Inventory, { namespace }: Item): string[] {
  const known = inventory.memoize(secretsByNamespace);
  // the Secret of a secret store may have the name of its object too
  const secrets = known.get(namespace) ?? [...new Set(inventory.memoize(makersOfSecrets)
    .filter(maker => mayShareNamespace(maker.namespace, namespace))
    .flatMap(maker => [...maker.kind === 'Certificate' ? [] : [maker.name], createdSecret(maker)!]))];
  known.set(namespace, secrets);
  return secrets;
}

function makersOfSecrets({ items }: Inventory): Item[] {
  return items.filter(item => createdSecret(item) !== undefined);
}

/** Filled by need: the plugins of a namespace share one list. */
function secretsByNamespace(): Map<string | undefined, string[]> {
  return new Map();
}

/** The Secrets of both sides, and what shows that they are swapped. */
export interface SwappedInput {
  readonly serverSecretName: string;
  readonly clientSecretName: string;
  readonly evidence?: string;
}

/** The server Secret is the plugin's, the client Secret is the operator's. */
export const pluginSecretsSwapped: Rule<SwappedInput> = {
  id: 'plugin-secrets-swapped',
  severity: 'error',
  kinds: ['Service'],
  title: 'pluginServerSecret and pluginClientSecret must not be swapped',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate signed by unknown authority", '
    + '"x509: certificate specifies an incompatible key usage"',
  cause: 'the operator sends the certificate in pluginClientSecret, and trusts the one in pluginServerSecret',
  fix: 'set pluginServerSecret to the Secret of the plugin\'s certificate, and pluginClientSecret to the one of the operator\'s certificate',
  source: CERTIFICATES,
  needs: 'the Certificates of both Secrets, with their usages, or the plugin\'s workload with --server-cert',
  check: ({ serverSecretName, clientSecretName, evidence }) => evidence === undefined
    ? undefined
    : `"${serverSecretName}" is swapped with pluginClientSecret "${clientSecretName}": ${evidence}`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const { service, server, client } = view;
    const known = [server, client].every(side => side && isKnownText(side.secretName));
    return server && client && known && server.secretName !== client.secretName ? [{
      item: service,
      path: server.path,
      input: { serverSecretName: server.secretName, clientSecretName: client.secretName, evidence: evidenceOf(view) },
    }] : [];
  }),
};

function evidenceOf(view: PluginTlsView): string | undefined {
  const { secretName } = view.client!;
  if (fileOfFlag(view, 'server-cert')?.secretName === secretName) {
    return `the plugin uses the certificate of "${secretName}"`;
  }
  return haveSwappedUsages(view) ? 'its certificate has the usage "client auth"' : undefined;
}
