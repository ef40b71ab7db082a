import { authorityOf, certificateOf, chainOf, isIntermediate, issuerOf, IssuerView } from './certificates';
import { Inventory } from './inventory';
import { Item } from './item';
import { fileAt, SecretFile } from './mounts';
import { pluginServices, serverOf, ServerView, workloadOf } from './plugin-services';
import { StandaloneView } from './plugins';
import { Path } from '../values/field-path';
import { asBoolean, asStrings } from '../values/narrow';

/** One side of the connection between the operator and a plugin. */
export interface TlsSide {
  readonly side: 'server' | 'client';
  readonly secretName: string;
  /** The annotation of the Service that names the Secret. */
  readonly path: Path;
  /** The Certificate that fills the Secret, where the input shows it. */
  readonly certificate?: Item;
}

/** What an operator and a plugin show each other. */
export interface PluginTlsView extends StandaloneView {
  readonly sides: TlsSide[];
  readonly server?: TlsSide;
  readonly client?: TlsSide;
  /** The container that listens, where one workload answers for the plugin. */
  readonly listener?: ServerView;
}

/** The plugins behind Services, with their certificates. */
export function pluginsWithTls(inventory: Inventory): PluginTlsView[] {
  return inventory.memoize(findPluginsWithTls);
}

function findPluginsWithTls(inventory: Inventory): PluginTlsView[] {
  return pluginServices(inventory).map(view => {
    const side = (name: 'server' | 'client', secretName: string | undefined, key: string): TlsSide[] => secretName ? [{
      side: name,
      secretName,
      path: ['metadata', 'annotations', view.distribution.key(key)],
      certificate: certificateOf(inventory, secretName, view.service.namespace),
    }] : [];
    const [[server], [client]] = [
      side('server', view.serverSecretName, 'pluginServerSecret'), side('client', view.clientSecretName, 'pluginClientSecret'),
    ];
    const workload = workloadOf(view);
    return { ...view, server, client, sides: [server, client].filter(one => one !== undefined), listener: workload && serverOf(workload) };
  });
}

/** The Certificates of a plugin, and those of the authorities above them. */
export function certificatesBehindPlugins(inventory: Inventory): Item[] {
  const leaves = pluginsWithTls(inventory).flatMap(({ sides }) => sides).map(({ certificate }) => certificate);
  return [...new Set(leaves.flatMap(certificate => certificate ? chainOf(inventory, certificate) : []))];
}

/** The file that a flag of the plugin names, where it comes from a Secret. */
export function fileOfFlag({ listener }: PluginTlsView, flag: string): SecretFile | undefined {
  const path = listener?.flags[flag];
  const file = listener && path !== undefined ? fileAt(listener, path) : 'unknown';
  return typeof file === 'string' ? undefined : file;
}

/** Who signs a Certificate, as far as the input shows it. */
export function signerOf(inventory: Inventory, certificate: Item | undefined): { readonly issuer: string; readonly issuerType: IssuerView['type'] } {
  if (!certificate) {
    return { issuer: 'a Secret from elsewhere', issuerType: 'unknown' };
  }
  const { kind, name, type } = issuerOf(inventory, certificate);
  const authority = authorityOf(inventory, certificate);
  // the certificate of an authority that another one signed stands behind the leaf, in one file
  return { issuer: `${kind} "${name}"`, issuerType: authority && isIntermediate(inventory, authority) ? 'unknown' : type };
}

/** Whether the certificate of each side is for the other one. */
export function haveSwappedUsages({ server, client }: PluginTlsView): boolean {
  const isFor = (side: TlsSide | undefined, usage: string, other: string) => {
    const usages = asStrings(side?.certificate?.spec.usages);
    return usages.includes(usage) && !usages.includes(other) && !usages.includes('any');
  };
  return isFor(server, 'client auth', 'server auth') && isFor(client, 'server auth', 'client auth');
}

/** Whether a Certificate's `tls.crt` holds that certificate alone, which is no authority: then it proves no other one. */
export function holdsOnlyLeaf(inventory: Inventory, certificate: Item): boolean {
  const authority = authorityOf(inventory, certificate);
  return asBoolean(certificate.spec.isCA) !== true
    && (issuerOf(inventory, certificate).type === 'self-signed' || authority !== undefined && !isIntermediate(inventory, authority));
}
