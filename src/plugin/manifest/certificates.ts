import { Construct } from 'constructs';
import { PluginManifest } from './read-manifest';
import { Distribution } from '../../contracts/distribution';
import { asRecord, asRecords, asString, asStringRecord, asStrings } from '../../values/narrow';
import { PluginTls } from '../tls/plugin-tls';
import { TlsWiring } from '../tls/tls-wiring';

/**
 * Defines other certificates for a plugin, changes its Service and its Deployment so that they use them, and leaves out those of the manifest.
 *
 * @returns the other objects
 */
export function certificatesReplaced(scope: Construct, tls: PluginTls, distribution: Distribution, manifest: PluginManifest): any[] {
  const { service: { metadata }, deployment, objects } = manifest;
  const { name, namespace, annotations } = metadata;
  const key = (end: string) => distribution.key(end);
  const stated = asStringRecord(annotations);
  const serverName = stated[key('pluginServerName')] ?? name;
  const wiring = tls._bind({ scope, name, namespace, serviceName: name, serverName });
  const [server, client] = [stated[key('pluginServerSecret')], stated[key('pluginClientSecret')]];
  metadata.annotations = { ...annotations, [key('pluginServerSecret')]: wiring.serverSecretName, [key('pluginClientSecret')]: wiring.clientSecretName };
  if (deployment) { changeMounts(deployment.spec.template.spec, { server, client }, wiring); }
  return withoutCertificates(objects, [server, client]);
}

/** Leaves out what only makes these Secrets: their Certificates, and the issuers and authorities of no other Certificate. */
function withoutCertificates(objects: any[], secrets: string[]): any[] {
  const left = objects.filter(object => !(object.kind === 'Certificate' && secrets.includes(object.spec.secretName)));
  const issuers = issuersOf(left);
  const unused = issuersOf(objects).filter(name => !issuers.includes(name));
  const kept = left.filter(object => !(object.kind === 'Issuer' && unused.includes(object.metadata.name)));
  const authorities = left.filter(object => !kept.includes(object)).flatMap(({ spec }) => asString(asRecord(asRecord(spec).ca).secretName) ?? []);
  return authorities.length > 0 ? withoutCertificates(kept, authorities) : kept;
}

function issuersOf(objects: any[]): string[] {
  return objects.filter(({ kind }) => kind === 'Certificate').flatMap(({ spec }) => {
    const { name, kind = 'Issuer' } = asRecord(asRecord(spec).issuerRef);
    return kind === 'Issuer' ? asString(name) ?? [] : [];
  });
}

function changeMounts(pod: any, old: { readonly server: string; readonly client: string }, wiring: TlsWiring): void {
  const sources = asRecords(pod.volumes).flatMap(volume => [
    { volume: volume.name as string, source: volume.secret, key: 'secretName' },
    ...asRecords(asRecord(volume.projected).sources).map(({ secret }) => ({ volume: volume.name as string, source: secret, key: 'name' })),
  ]).filter(({ source }) => source !== undefined);
  const trusted = sources.filter(({ source, key }) => source[key] === old.client);
  for (const { source, key } of sources) {
    source[key] = source[key] === old.server ? wiring.serverSecretName : source[key] === old.client ? wiring.clientSecretName : source[key];
  }
  trusted.forEach(({ volume, source }) => trustFile(pod, volume, source, wiring.clientCa.key));
}

/** The file against which the plugin verifies the operator: the one that its arguments name, or under the name that it expects. */
function trustFile(pod: any, volume: string, source: any, file: string): void {
  const items = asRecords(source.items);
  if (items.length > 0) {
    source.items = items.map(item => ['tls.crt', 'ca.crt'].includes(item.key) ? { ...item, key: file } : item);
  } else if (!renameInArguments(pod, volume, file)) {
    source.items = [{ key: file, path: 'tls.crt' }];
  }
}

/** Whether the command or the arguments of a container name the file; if so, they name the other one. */
function renameInArguments(pod: any, volume: string, file: string): boolean {
  let found = false;
  for (const container of asRecords(pod.containers)) {
    const path = asString(asRecords(container.volumeMounts).find(({ name }) => name === volume)?.mountPath)?.replace(/\/$/, '');
    const names = [`${path}/tls.crt`, `${path}/ca.crt`];
    for (const list of ['command', 'args'].filter(one => container[one] !== undefined)) {
      container[list] = asStrings(container[list]).map(word => {
        const name = names.find(one => word === one || word.endsWith(`=${one}`));
        found ||= name !== undefined;
        return name === undefined ? word : `${word.slice(0, -name.length)}${path}/${file}`;
      });
    }
  }
  return found;
}
