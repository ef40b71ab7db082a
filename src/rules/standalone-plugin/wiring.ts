import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { secretsMountedBy } from '../../inventory/mounts';
import { isComplete, pluginServices, serverOf, ServerView, workloadsNear, workloadsWithSecrets } from '../../inventory/plugin-services';
import { fileOfFlag, pluginsWithTls } from '../../inventory/plugin-tls';
import { isWorkload, StandaloneView } from '../../inventory/plugins';
import { isCompleteWorkload } from '../../inventory/whole-objects';
import { asRecord, asStringRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';

const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const CERTIFICATES = 'https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates';

/** A plugin's Service without a selector. */
export interface NoSelectorInput {
  readonly workload: string;
}

/** A Service without a selector leads nowhere. */
export const pluginServiceSelector: Rule<NoSelectorInput> = {
  id: 'plugin-service-selector',
  severity: 'error',
  title: 'A plugin\'s Service has a selector',
  symptom: 'the Service has no endpoints: the operator registers the plugin, and each connection fails ("connect: connection refused", "i/o timeout")',
  cause: 'Kubernetes finds the pods behind a Service by its selector, and leaves a Service without one to somebody else',
  fix: 'let `spec.selector` be labels that the pods\' template has',
  source: `${SERVICE}#services-without-selectors`,
  needs: 'the plugin\'s workload, and no Endpoints or EndpointSlice',
  check: ({ workload }) => `the Service has no selector, and the plugin runs in ${workload}`,
  targets: inventory => pluginServices(inventory).filter(view => isComplete(view) && !hasSelector(view)).flatMap(view => {
    const [workload] = workloadsWithSecrets(view, inventory);
    return workload && !hasEndpoints(view, inventory) ? [{ item: view.service, path: ['spec', 'selector'], input: { workload: `${workload}` } }] : [];
  }),
};

function hasSelector({ service }: StandaloneView): boolean {
  return service.spec.type === 'ExternalName' || Object.keys(asStringRecord(service.spec.selector)).length > 0;
}

function hasEndpoints({ service }: StandaloneView, { items }: Inventory): boolean {
  return items.some(({ kind, name, labels }) => kind === 'Endpoints' && name === service.name
    || kind === 'EndpointSlice' && labels['kubernetes.io/service-name'] === service.name);
}

/** A workload that may be a plugin's, and makes no pods. */
export interface PodlessInput {
  readonly service: string;
  readonly workload: string;
}

/** A workload of a plugin's name has pods. */
export const pluginPods: Rule<PodlessInput> = {
  id: 'plugin-pods',
  severity: 'warning',
  title: 'A plugin\'s Deployment describes its pods',
  symptom: 'unless it is a part of a Deployment, the API server refuses it ("spec.selector: Required value"), and the plugin\'s Service has no endpoints',
  cause: 'a Deployment makes pods of its template',
  fix: 'state `spec.selector` and `spec.template`, or check what kustomize makes of the parts',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  needs: 'a plugin\'s Service that finds no pods, and a workload of its name without a selector and an image',
  check: ({ service, workload }) => `${service} finds no pods, and ${workload} describes none`,
  targets: inventory => pluginServices(inventory).filter(view => isComplete(view) && workloadsNear(view, inventory).length === 0)
    .flatMap(({ service }) => inventory.items.filter(item => isNamesake(item, service) && !isCompleteWorkload(item))
      .map(item => ({ item, path: ['spec'], input: { service: `${service}`, workload: `${item}` } }))),
};

function isNamesake(item: Item, service: Item): boolean {
  return isWorkload(item) && item.name === service.name && mayShareNamespace(item.namespace, service.namespace);
}

/** A Secret that a plugin's pods mount. */
export interface MountedSecretInput {
  readonly secretName: string;
  readonly made: string[];
}

/** What a plugin mounts is made by something. */
export const pluginMountedSecret: Rule<MountedSecretInput> = {
  id: 'plugin-mounted-secret',
  severity: 'warning',
  title: 'Where a plugin\'s Secrets are shown, those that it mounts are too',
  symptom: 'if nothing else makes the Secret, the plugin\'s pod waits for its volume ("MountVolume.SetUp failed … secret … not found")',
  cause: 'a pod starts when all Secrets that it mounts are there',
  fix: 'let `volumes[].secret.secretName` be the Secret of a Certificate, or acknowledge that something else makes it',
  source: CERTIFICATES,
  needs: 'the plugin\'s workload, and what makes the Secrets that its Service names',
  check: ({ secretName, made }) => made.includes(secretName)
    ? undefined
    : `nothing makes Secret "${secretName}", which the pods mount, and there are ${made.map(name => `"${name}"`).join(', ')}`,
  targets: inventory => pluginsWithTls(inventory).filter(({ server, client }) => server?.certificate && client?.certificate).flatMap(view =>
    workloadsNear(view, inventory).flatMap(item => secretsMountedBy(item).map(secretName => ({
      item, path: ['spec', 'template', 'spec', 'volumes'], input: { secretName, made: secretsOf(inventory, view.service) },
    })))),
};

/** The Secrets of a plugin's namespace that the input makes, by whatever kind. */
function secretsOf(inventory: Inventory, service: Item): string[] {
  return [...new Set(inventory.items.filter(({ namespace }) => mayShareNamespace(namespace, service.namespace)).flatMap(({ kind, name, spec }) => {
    if (kind === 'Certificate') { return asString(spec.secretName) ?? []; }
    return /Secret$/.test(kind) ? [name, asString(asRecord(spec.target).name) ?? asString(asRecord(spec.destination).name) ?? name] : [];
  }))];
}

/** A file of a Secret, and what the Secret will have. */
export interface FileKeyInput {
  readonly flag: string;
  readonly key: string;
  readonly secretName: string;
  readonly keys: string[];
}

/** cert-manager's Secrets have three keys. */
export const pluginFileKey: Rule<FileKeyInput> = {
  id: 'plugin-file-key',
  severity: 'error',
  title: 'A plugin\'s flags name files that its Secrets have',
  symptom: 'the plugin exits or refuses each connection: "no such file or directory"',
  cause: 'cert-manager makes Secrets with the keys "tls.crt", "tls.key" and "ca.crt", and a volume has a file for each key',
  fix: 'let the flag name one of these files',
  source: CERTIFICATES,
  needs: 'the plugin\'s workload with --server-cert, --server-key or --client-cert, and the Certificate of the Secret that is mounted there',
  check: ({ flag, key, secretName, keys }) => keys.includes(key) ? undefined : `--${flag} names the file "${key}" of Secret "${secretName}", which has ${keys.join(', ')}`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => ['server-cert', 'server-key', 'client-cert'].flatMap(flag => {
    const file = fileOfFlag(view, flag);
    const side = view.sides.find(({ certificate, secretName }) => certificate && secretName === file?.secretName);
    // keystores and other formats have keys of their own
    const plain = side?.certificate && !side.certificate.spec.keystores && !side.certificate.spec.additionalOutputFormats;
    return file?.key !== undefined && plain && view.listener ? [{
      item: view.listener.workload, path: view.listener.path, input: { flag, key: file.key, secretName: file.secretName, keys: ['tls.crt', 'tls.key', 'ca.crt'] },
    }] : [];
  })),
};

/** Where a plugin is told to listen. */
export const pluginAddress: Rule<{ readonly address: string }> = {
  id: 'plugin-address',
  severity: 'error',
  title: 'A plugin is told an address with a port',
  symptom: 'the plugin exits: "missing port in address", "unknown port"',
  cause: 'Go listens on a host and a port with a colon between them, and the host may be empty',
  fix: 'write an address such as ":9090"',
  source: 'https://pkg.go.dev/net#Listen',
  needs: 'the plugin\'s workload with --server-address',
  check: ({ address }) => isAddress(address) ? undefined : `--server-address is "${address}", which is no address with a port`,
  targets: inventory => listeners(inventory).flatMap(({ workload, path, flags }) => {
    const address = flags['server-address'];
    // something else completes it
    return address === undefined || /[${]/.test(address) ? [] : [{ item: workload, path, input: { address } }];
  }),
};

function listeners(inventory: Inventory): ServerView[] {
  const workloads = new Set(pluginServices(inventory).flatMap(view => workloadsNear(view, inventory)));
  return [...workloads].map(serverOf).filter(server => server !== undefined);
}

/** A port is a number, or the name of a well-known one. */
function isAddress(address: string): boolean {
  const [, port] = /^(?:[^:]*|\[[^\]]*\]):([^:]*)$/.exec(address) ?? [];
  return port !== undefined && (/^[a-z][-a-z]*$/i.test(port) || /^\d+$/.test(port) && Number(port) <= 65535);
}
