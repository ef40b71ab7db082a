import { authorityOf, certificateOf, isIntermediate, issuerOf, IssuerView, withAuthorities } from './certificates';
import { Inventory } from './inventory';
import { Item } from './item';
import { fileAt, SecretFile } from './mounts';
import { pluginServices, serverOf, ServerView, workloadOf } from './plugin-services';
import { StandaloneView } from './plugins';
import { Path } from '../values/field-path';
import { asBoolean, asStrings } from '../values/narrow';

/** One side of the TLS connection between the operator and a plugin. */
export interface TlsSide {
  readonly side: 'server' | 'client';
  readonly secretName: string;
  /** The annotation of the Service that references the Secret. */
  readonly path: Path;
  /** The Certificate that writes the Secret, if the input has it. */
  readonly certificate?: Item;
}

/** A plugin with the certificates of both sides. */
export interface PluginTlsView extends StandaloneView {
  readonly sides: TlsSide[];
  readonly server?: TlsSide;
  readonly client?: TlsSide;
  /** The container of the plugin's server, if the plugin has exactly one workload. */
  readonly listener?: ServerView;
}

/** The plugins with Services, with their certificates. */
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

/** The Certificates of plugins, and those of the CAs above them. */
export function certificatesBehindPlugins(inventory: Inventory): Item[] {
  const leaves = pluginsWithTls(inventory).flatMap(({ sides }) => sides).map(({ certificate }) => certificate);
  return withAuthorities(inventory, leaves.filter(certificate => certificate !== undefined));
}

/** The file that a flag of the plugin references, if it comes from a Secret. */
export function fileOfFlag({ listener }: PluginTlsView, flag: string): SecretFile | undefined {
  const path = listener?.flags[flag];
  const file = listener && path !== undefined ? fileAt(listener, path) : 'unknown';
  return typeof file === 'string' ? undefined : file;
}

/** The signer of a Certificate, as far as the input shows it. */
export function signerOf(inventory: Inventory, certificate: Item | undefined): { readonly issuer: string; readonly issuerType: IssuerView['type'] } {
  if (!certificate) {
    return { issuer: 'a Secret from elsewhere', issuerType: 'unknown' };
  }
  const { kind, name, type } = issuerOf(inventory, certificate);
  const authority = authorityOf(inventory, certificate);
  // with an intermediate CA, `tls.crt` of the leaf also contains the CA's certificate
  return { issuer: `${kind} "${name}"`, issuerType: authority && isIntermediate(inventory, authority) ? 'unknown' : type };
}

/** Whether each side's certificate has the usage of the other side. */
export function haveSwappedUsages({ server, client }: PluginTlsView): boolean {
  const isFor = (side: TlsSide | undefined, usage: string, other: string) => {
    const usages = asStrings(side?.certificate?.spec.usages);
    return usages.includes(usage) && !usages.includes(other) && !usages.includes('any');
  };
  return isFor(server, 'client auth', 'server auth') && isFor(client, 'server auth', 'client auth');
}

/** Whether the `tls.crt` of a Certificate contains only a leaf certificate: other certificates cannot be verified with it. */
export function holdsOnlyLeaf(inventory: Inventory, certificate: Item): boolean {
  const authority = authorityOf(inventory, certificate);
  return asBoolean(certificate.spec.isCA) !== true
    && (issuerOf(inventory, certificate).type === 'self-signed' || authority !== undefined && !isIntermediate(inventory, authority));
}
