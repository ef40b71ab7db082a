import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { fileOfFlag, haveSwappedUsages, pluginsWithTls, PluginTlsView, TlsSide } from '../../inventory/plugin-tls';
import { asRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';

const CONTROLLER = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/plugin_controller.go';
const CERTIFICATES = 'https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates';

/** A Secret of the input, and what is read of it. */
export interface SecretKeysInput {
  readonly secretName: string;
  readonly keys: string[];
  readonly needs: string[];
}

/** The operator and the plugin read keys of certain names. */
export const pluginSecretKeys: Rule<SecretKeysInput> = {
  id: 'plugin-secret-keys',
  severity: 'error',
  title: 'A plugin\'s Secrets have the keys tls.crt and tls.key',
  symptom: 'the operator forgets the plugin ("InvalidClientCertificate", "InvalidServerCertificate"), or the plugin refuses each connection ("no such file or directory" in its log)',
  cause: 'the operator reads "tls.crt" and "tls.key" of the client Secret and "tls.crt" of the server Secret, and the plugin the files that its flags name',
  fix: 'name the keys "tls.crt" and "tls.key", as a Secret of type kubernetes.io/tls has them',
  source: CONTROLLER,
  needs: 'a Secret of the input that is written there; only the names of its keys are looked at',
  check: ({ secretName, keys, needs }) => {
    const missing = needs.filter(key => !keys.includes(key));
    return missing.length === 0
      ? undefined
      : `Secret "${secretName}" has the keys ${keys.map(key => `"${key}"`).join(', ')}, and not ${missing.map(key => `"${key}"`).join(' and ')}`;
  },
  targets: inventory => pluginsWithTls(inventory).flatMap(view => view.sides.filter(({ certificate }) => !certificate).flatMap(side => {
    const secret = inventory.of('Secret', '').find(({ name, namespace }) => name === side.secretName && mayShareNamespace(namespace, view.service.namespace));
    const keys = secret ? keysOf(secret) : [];
    // what fills an empty Secret is not seen here
    return secret && keys.length > 0 ? [{ item: secret, path: ['data'], input: { secretName: side.secretName, keys, needs: neededOf(view, side) } }] : [];
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

/** The operator reads Secrets of its own namespace. */
export const pluginSecretNamespace: Rule<SecretPlaceInput> = {
  id: 'plugin-secret-namespace',
  severity: 'error',
  title: 'A plugin\'s Secrets are in the Service\'s namespace',
  symptom: 'the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound"), and the pod waits for its volume ("secret … not found")',
  cause: 'the operator and the pod read Secrets of the Service\'s and the pod\'s own namespace, and a Certificate makes its Secret in its own',
  fix: 'move the Certificate, or the Secret, to the namespace of the Service',
  source: CONTROLLER,
  needs: 'both Secrets of the plugin, or their Certificates, one of them in another namespace alone',
  check: ({ secretName, namespace, elsewhere }) => elsewhere === undefined
    ? undefined
    : `Secret "${secretName}" is in namespace "${elsewhere}", and the plugin's Service in "${namespace}"`,
  targets: inventory => pluginsWithTls(inventory).filter(({ sides }) => sides.every(side => makersOf(side, inventory).length > 0))
    .flatMap(({ service, sides }) => sides.map(side => ({
      item: service, path: side.path, input: { secretName: side.secretName, namespace: service.namespace ?? '', elsewhere: elsewhereOf(side, service, inventory) },
    }))),
};

/** The namespace of a Secret that is not where it is read, and that nothing is seen to copy. */
function elsewhereOf(side: TlsSide, service: Item, inventory: Inventory): string | undefined {
  const makers = makersOf(side, inventory);
  const here = makers.some(({ namespace }) => mayShareNamespace(namespace, service.namespace));
  const plain = makers.every(maker => ['Secret', 'Certificate'].includes(maker.kind) && !isCopied(maker));
  return here || !plain ? undefined : makers[0].namespace;
}

/** Whether annotations of a Secret may have something copy it to other namespaces. */
function isCopied({ kind, annotations, spec }: Item): boolean {
  return kind === 'Certificate' ? spec.secretTemplate !== undefined : Object.keys(annotations).length > 0;
}

/** What the input shows to make a Secret, in any namespace. */
function makersOf({ secretName }: TlsSide, inventory: Inventory): Item[] {
  return inventory.memoize(makersBySecret).get(secretName) ?? [];
}

/** What makes Secrets, by the name of the Secret. */
function makersBySecret({ items }: Inventory): Map<string, Item[]> {
  const makers = new Map<string, Item[]>();
  for (const item of items) {
    const made = item.kind === 'Certificate' ? asString(item.spec.secretName) : /Secret$/.test(item.kind) ? targetOf(item.spec) ?? item.name : undefined;
    if (made !== undefined) { makers.set(made, [...makers.get(made) ?? [], item]); }
  }
  return makers;
}

/** The Secret that an object of a secret store makes, where it has another name. */
function targetOf({ target, destination }: Record<string, any>): string | undefined {
  return asString(asRecord(target).name) ?? asString(asRecord(destination).name);
}

/** One Secret is shown, the other is not. */
export interface SecretMissingInput {
  readonly missing: string;
  readonly namespace?: string;
  /** Nothing where the input shows neither: then both come from elsewhere. */
  readonly shown?: string;
  readonly elsewhere?: string;
}

/** What makes one Secret usually makes the other. */
export const pluginSecretMissing: Rule<SecretMissingInput> = {
  id: 'plugin-secret-missing',
  severity: 'warning',
  title: 'Where one Secret of a plugin is shown, the other is too',
  symptom: 'if nothing else makes the Secret, the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound"), '
    + 'and the pod waits for its volume ("secret … not found")',
  cause: 'the operator needs both Secrets before it registers a plugin',
  fix: 'add a Certificate whose `secretName` is the Secret\'s, or correct the name in the Service\'s annotation',
  source: CONTROLLER,
  needs: 'one of the two Secrets, or its Certificate',
  check: ({ missing, namespace, shown, elsewhere }) => {
    if (elsewhere !== undefined) { return `Secret "${missing}" is shown in namespace "${elsewhere}" alone, and the plugin's Service is in "${namespace}"`; }
    return shown === undefined ? undefined : `nothing makes Secret "${missing}", and there is one that makes the plugin's other Secret "${shown}"`;
  },
  targets: inventory => pluginsWithTls(inventory).flatMap(({ service, sides }) => sides.flatMap(side => {
    const other = sides.find(one => one !== side && one.secretName !== side.secretName);
    const [makers, others] = [makersOf(side, inventory), other ? makersOf(other, inventory) : []];
    if (makers.some(({ namespace }) => mayShareNamespace(namespace, service.namespace)) || makers.length > 0 && others.length > 0) { return []; }
    const shown = others.length > 0 ? other!.secretName : undefined;
    return [{
      item: service, path: side.path, input: { missing: side.secretName, namespace: service.namespace, shown, elsewhere: makers[0]?.namespace },
    }];
  })),
};

/** Two Secrets, and who has which. */
export interface SwappedInput {
  readonly serverSecretName: string;
  readonly clientSecretName: string;
  readonly evidence?: string;
}

/** The plugin's Secret is the server's, the operator's is the client's. */
export const pluginSecretsSwapped: Rule<SwappedInput> = {
  id: 'plugin-secrets-swapped',
  severity: 'error',
  title: 'The Secrets of the two sides are not swapped',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate signed by unknown authority", '
    + '"x509: certificate specifies an incompatible key usage"',
  cause: 'the operator shows the certificate in pluginClientSecret, and trusts the one in pluginServerSecret',
  fix: 'let pluginServerSecret name the Secret of the plugin\'s own certificate, and pluginClientSecret the one with which the operator calls',
  source: CERTIFICATES,
  needs: 'the Certificates of both Secrets, with their usages, or the plugin\'s workload with --server-cert',
  check: ({ serverSecretName, clientSecretName, evidence }) => evidence === undefined
    ? undefined
    : `pluginServerSecret is "${serverSecretName}" and pluginClientSecret "${clientSecretName}", and ${evidence}`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const { service, server, client } = view;
    return server && client && server.secretName !== client.secretName ? [{
      item: service,
      path: server.path,
      input: { serverSecretName: server.secretName, clientSecretName: client.secretName, evidence: evidenceOf(view) },
    }] : [];
  }),
};

function evidenceOf(view: PluginTlsView): string | undefined {
  const { secretName } = view.client!;
  if (fileOfFlag(view, 'server-cert')?.secretName === secretName) {
    return `the plugin shows the certificate of "${secretName}"`;
  }
  return haveSwappedUsages(view) ? 'their certificates are for "client auth" and "server auth", the other way round' : undefined;
}
