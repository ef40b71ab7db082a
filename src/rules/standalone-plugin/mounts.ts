import { basename } from 'path';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { fileAt, SecretFile } from '../../inventory/mounts';
import { operatorPodsOf } from '../../inventory/operator-pods';
import { podSpecOf } from '../../inventory/operators';
import { pluginServers, pluginServices, workloadsNear } from '../../inventory/plugin-services';
import { fileOfFlag, pluginsWithTls } from '../../inventory/plugin-tls';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { PodContainer, podContainersOf } from '../../inventory/pod-containers';
import { Path } from '../../values/field-path';
import { firstIndexes } from '../../values/group-by';
import { asRecord, asString, asStringRecord, recordsByIndex } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { wordList } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS } from '../engine/source';

const CERTIFICATES = `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`;
const FILE_FLAGS = ['server-cert', 'server-key', 'client-cert'];
const FLAGS = '--server-cert, --server-key or --client-cert';
const NO_FILE = 'the plugin logs "no such file or directory", and the operator logs "remote error: tls: internal error"';

/** Programs that read a directory look for tls.crt. */
export const clientFileFlag: Rule<{ readonly onlyClientFile?: string; readonly clientCa: string }> = {
  id: 'client-file-flag',
  severity: 'error',
  title: 'The flags of a plugin must name the file that it trusts',
  symptom: 'the plugin trusts another file than it should: "tls: certificate required" at each connection',
  cause: 'a plugin that gets a directory reads the file tls.crt in it',
  fix: 'set `clientFile` of ServerFlags.directories, or use certificates whose tls.crt is the file to trust (PluginTls.selfSigned)',
  programsOnly: 'a manifest does not show which flags of a plugin name a directory',
  source: CERTIFICATES,
  check: ({ onlyClientFile, clientCa }) => onlyClientFile === undefined || onlyClientFile === clientCa
    ? undefined
    : `the flags make the plugin trust "${onlyClientFile}": expected "${clientCa}"`,
};

/** A file that a flag makes the plugin read, and whether a volume has it. */
export interface KeyMountedInput {
  /** With its dashes. */
  readonly flag: string;
  readonly file: string;
  readonly mounted: boolean;
}

/** A volume with `items` has the files of these items only. */
export const tlsKeysMounted: Rule<KeyMountedInput> = {
  id: 'tls-keys-mounted',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: '`items` of a Secret volume must have the files that the plugin\'s flags require',
  symptom: NO_FILE,
  cause: 'a volume with `items` has the files of these items only',
  fix: 'add the key to `keys`, or remove `keys`',
  manifestFix: 'add the key to the volume\'s `items`, or remove `items`',
  needs: `the plugin's workload, with ${FLAGS}`,
  source: `${KUBERNETES_DOCS}/concepts/configuration/secret/#projection-of-secret-keys-to-specific-paths`,
  check: ({ flag, file, mounted }) => mounted ? undefined : `"${file}" is missing: the flag ${flag} requires it`,
  targets: inventory => pluginServers(inventory).flatMap(server => FILE_FLAGS.flatMap(flag => {
    const path = server.flags[flag];
    const file = path === undefined ? 'unknown' : fileAt(server, path);
    return typeof file === 'string' ? [] : [{
      item: server.workload, path: itemsPath(server.workload, file), input: { flag: `--${server.flagNames[flag]}`, file: basename(path), mounted: file.key !== undefined },
    }];
  })),
};

function itemsPath(workload: Item, { volume }: SecretFile): Path {
  const volumes = recordsByIndex(podSpecOf(workload).volumes);
  const index = volumes.findIndex(({ name }) => name === volume);
  if (index < 0) { return ['spec', 'template', 'spec', 'volumes']; }
  const source = volumes[index].projected === undefined ? ['secret'] : ['projected', 'sources', 0, 'secret'];
  return ['spec', 'template', 'spec', 'volumes', index, ...source, 'items'];
}

/** Flags name files by their whole path. */
export const mountPath: Rule<{ readonly path: string }> = {
  id: 'mount-path',
  severity: 'error',
  title: 'The path of a certificate mount must be a plain absolute path',
  symptom: 'the API server rejects the Deployment if the path is empty ("mountPath: Required value"); with any other path '
    + 'the plugin looks for its certificates where they are not',
  cause: 'the flags name files by the mount\'s path and a file name',
  fix: 'set `path` to an absolute path without ":", and without "/" at its end',
  programsOnly: 'Kubernetes accepts other paths; whether the flags match them is checked file by file (plugin-file-mounted)',
  source: `${KUBERNETES_DOCS}/concepts/storage/volumes/`,
  check: ({ path }) => /^(\/[^/:]+)+$/.test(path) ? undefined : `"${path}" is invalid: expected an absolute path without ":", and without "/" at its end`,
};

/** Where something is mounted, or the name of a volume: each must be unique. */
export interface MountClashInput {
  readonly kind: 'mount path' | 'volume name';
  readonly value: string;
  readonly repeated: boolean;
}

/** A container has one mount at a path, and a pod one volume of a name. */
export const mountClash: Rule<MountClashInput> = {
  id: 'mount-clash',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: 'Mount paths and volume names must be unique',
  symptom: 'the API server rejects the Deployment ("must be unique"; with server-side apply "duplicate entries for key […]")',
  cause: 'a container has one mount at a path, and a pod one volume of a name',
  fix: 'set a different path or volume name (serverMount, clientMount, volumeMounts)',
  manifestFix: 'set a different `mountPath`',
  needs: 'the workload of the plugin or of the operator',
  source: `${KUBERNETES_DOCS}/concepts/storage/volumes/`,
  check: ({ kind, value, repeated }) => repeated ? `the ${kind} "${value}" is used twice: expected a unique one` : undefined,
  // volumes of one name are found in manifests by pod-name-unique
  targets: inventory => [
    ...new Set(pluginServices(inventory).flatMap(view => workloadsNear(view, inventory)).flatMap(podContainersOf)),
    ...sidecarContainers(inventory),
  ].flatMap(({ workload, container, path }) => {
    const paths = recordsByIndex(container.volumeMounts).map(mount => asString(mount.mountPath));
    const firsts = firstIndexes(paths);
    return paths.flatMap((value, index) => value === undefined || value === socketDirectoryIn(workload, inventory) ? [] : [{
      item: workload,
      path: [...path, 'volumeMounts', index, 'mountPath'],
      input: { kind: 'mount path' as const, value, repeated: firsts.get(value)! < index },
    }]);
  }),
};

/** Sidecar plugins are in the operator's pods. */
function sidecarContainers(inventory: Inventory): PodContainer[] {
  return operatorPodsOf(inventory).flatMap(({ deployment }) => podContainersOf(deployment));
}

/** What is mounted over the sockets has a rule of its own. */
function socketDirectoryIn(workload: Item, inventory: Inventory): string | undefined {
  return operatorPodsOf(inventory).find(({ deployment }) => deployment === workload)?.sockets.directory;
}

/** A file that a flag names, and whether something is mounted there. */
export interface FileMountedInput {
  readonly path: string;
  readonly mounted: boolean;
}

/** A Secret is in a container only where it is mounted. */
export const pluginFileMounted: Rule<FileMountedInput> = {
  id: 'plugin-file-mounted',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: 'The files that a plugin\'s flags name must be mounted',
  symptom: NO_FILE,
  cause: 'the files of a Secret are in a container only below the `mountPath` of its volume',
  fix: 'mount the Secret there, or set the flag to a file below its `mountPath`',
  source: CERTIFICATES,
  needs: `the plugin's workload, with ${FLAGS}`,
  check: ({ path, mounted }) => mounted ? undefined : `"${path}" is not mounted`,
  targets: inventory => pluginServers(inventory).filter(({ workload }) => !hasAgent(workload)).flatMap(server => FILE_FLAGS
    .filter(flag => server.flags[flag] !== undefined && !isOfImage(server.flags[flag]))
    .map(flag => ({
      item: server.workload,
      path: server.flagPaths[flag],
      input: { path: server.flags[flag], mounted: fileAt(server, server.flags[flag]) !== 'nothing' },
    }))),
};

/** Agents of secret stores mount files of their own where annotations of the pod ask for it. */
function hasAgent(workload: Item): boolean {
  return Object.keys(asStringRecord(asRecord(asRecord(workload.spec.template).metadata).annotations)).some(key => key.includes('inject'));
}

/** Images contain the certificates of public authorities. */
function isOfImage(path: string): boolean {
  return /^\/(etc\/(ssl|pki)|usr)\//.test(path);
}

/** The keys of cert-manager's Secrets that hold what a flag needs: `ca.crt` is the certificate itself if it signs itself. */
const KEYS: Record<string, string[]> = { 'server-cert': ['tls.crt', 'ca.crt'], 'server-key': ['tls.key'], 'client-cert': ['ca.crt', 'tls.crt'] };

/** A file of a Secret that cert-manager fills. */
export interface FileKeyInput {
  readonly flag: string;
  readonly key: string;
  readonly secretName: string;
}

/** cert-manager's Secrets have three keys, and a plugin trusts a certificate. */
export const pluginFileKey: Rule<FileKeyInput> = {
  id: 'plugin-file-key',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: 'A plugin\'s flags must name files that its Secrets have',
  symptom: 'the plugin exits or rejects each connection: "no such file or directory", or the file holds no certificate',
  cause: 'cert-manager makes Secrets with the keys "tls.crt", "tls.key" and "ca.crt", and a volume has a file for each key',
  fix: 'use ClientCa.CA_CRT or ClientCa.TLS_CRT; other keys are possible in existing Secrets only (PluginTls.secrets)',
  manifestFix: 'set the flag to one of these files',
  source: 'https://cert-manager.io/docs/usage/certificate/#target-secret',
  needs: `the plugin's workload with ${FLAGS}, and the Certificate of the Secret that is mounted there`,
  check: ({ flag, key, secretName }) => {
    const keys = KEYS[flag];
    if (keys.includes(key)) { return undefined; }
    const listed = wordList(keys, 'or');
    if (key === 'tls.key') { return `"${key}" of Secret "${secretName}" is a private key: expected a certificate, ${listed}`; }
    if (flag === 'server-key' && ['tls.crt', 'ca.crt'].includes(key)) { return `"${key}" of Secret "${secretName}" is a certificate: expected the private key, ${listed}`; }
    const meant = nearestOf(key, keys);
    return `Secret "${secretName}" has no key "${key}"${meant === undefined ? `: expected ${listed}` : `; did you mean "${meant}"?`}`;
  },
  targets: inventory => pluginsWithTls(inventory).flatMap(view => FILE_FLAGS.flatMap(flag => {
    const file = fileOfFlag(view, flag);
    const side = view.sides.find(({ certificate, secretName }) => certificate && secretName === file?.secretName);
    // keystores and other formats have keys of their own
    const plain = side?.certificate && !side.certificate.spec.keystores && side.certificate.spec.additionalOutputFormats === undefined;
    return file?.key !== undefined && plain && view.listener ? [{
      item: view.listener.workload, path: view.listener.flagPaths[flag], input: { flag, key: file.key, secretName: file.secretName },
    }] : [];
  })),
};
