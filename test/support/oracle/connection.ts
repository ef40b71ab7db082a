import { accepts, admits, covers } from './certificates';
import { certificateFor, find, namespaceOf } from './objects';
import { OperatorFacts } from './operator';
import { Flag, flags, Found, PodFiles } from './pod';
import { endpointsOf } from './reach';
import { Registered, Registration, registrations } from './registration';
import { Symptom } from './symptom';

export type Connection = { ok: true } | { ok: false; symptom: string };

/**
 * Whether the operator, once a Cluster uses the plugin, reaches it and both sides accept each other. What lies outside of
 * the objects is taken as fine; only a Secret that is not in `externalSecrets`, if they are given, does not exist.
 */
export function connection(objects: any[], operator: OperatorFacts, registration: Registration, externalSecrets?: string[]): Connection {
  try {
    if (registration.outcome !== 'registered') throw new Symptom(registration.reason);
    loneClaim(objects, operator, registration, externalSecrets);
    const service = find(objects, 'Service', operator.namespace, registration.service);
    const port = Number(registration.address.split(':')[1]);
    const endpoints = endpointsOf(objects, service, port);
    certificates(objects, operator.namespace, registration);
    for (const { pod, container } of endpoints) {
      const files = new PodFiles(objects, operator.namespace, pod, container);
      const problem = files.problem(externalSecrets);
      if (problem) throw new Symptom(`no endpoints, the pod does not start: ${problem}`);
      handshake(objects, operator.namespace, registration, files, flags(container));
    }
    return { ok: true };
  } catch (error) {
    if (error instanceof Symptom) return { ok: false, symptom: error.message };
    throw error;
  }
}

/** Of Services with one plugin name the last reconciled wins, and a broken one evicts the others. */
function loneClaim(objects: any[], operator: OperatorFacts, { service, pluginName }: Registered, externalSecrets?: string[]): void {
  const reached = new Set(registrations(objects, operator, externalSecrets).filter(r => r.outcome !== 'ignored').map(r => r.service));
  const rival = objects.find(o => o.kind === 'Service' && namespaceOf(o) === operator.namespace
    && o.metadata.name !== service && reached.has(o.metadata.name)
    && o.metadata.labels?.[`${operator.keyPrefix}/pluginName`] === pluginName);
  if (rival) throw new Symptom(`Service ${rival.metadata.name} claims the plugin name too`);
}

function certificates(objects: any[], namespace: string, { trust, serverName, clientSecret }: Registered): void {
  const server = certificateFor(objects, namespace, trust.secret);
  if (server && !covers(server, serverName)) throw new Symptom(`x509: the server certificate is not valid for ${serverName}`);
  if (server && !admits(server, 'server auth')) throw new Symptom('x509: the server certificate has an incompatible key usage');
  const client = certificateFor(objects, namespace, clientSecret);
  if (client && !admits(client, 'client auth')) throw new Symptom('tls: the client certificate has an incompatible key usage');
}

/** What the plugin serves and what it trusts. */
function handshake(objects: any[], namespace: string, registered: Registered, files: PodFiles, given: Flag[]): void {
  const paths = given.filter(flag => flag.value.startsWith('/'));
  for (const { name, value } of paths) {
    const found = files.at(value);
    if (found === 'absent' || (found === 'unmounted' && /cert|key|(^|-)ca(-|$)/.test(name))) throw new Symptom(`no file ${value} for --${name}`);
  }
  const own = paths.filter(flag => !/metrics|webhook|health/.test(flag.name));
  served(registered, files, own);
  trusted(objects, namespace, registered, files, own);
}

function served({ trust }: Registered, files: PodFiles, own: Flag[]): void {
  const named = own.filter(flag => /server-cert/.test(flag.name));
  const certificateFlags = named.length ? named : own.filter(flag => /cert/.test(flag.name) && !/client|-ca/.test(flag.name));
  const keyFlags = own.filter(flag => /server-key/.test(flag.name));
  const is = (found: Found, key: string) => typeof found === 'string' ? found === 'unknown' : found.secret === trust.secret && found.key === key;
  if (certificateFlags.length && !certificateFlags.some(flag => is(fileOf(files, flag), 'tls.crt'))) {
    throw new Symptom(`x509: unknown authority, the plugin does not serve tls.crt of ${trust.secret}`);
  }
  if (keyFlags.length && !keyFlags.some(flag => is(fileOf(files, flag), 'tls.key'))) {
    throw new Symptom(`the plugin does not start, its key is not tls.key of ${trust.secret}`);
  }
  const mounted = files.hasForeignVolume() || files.all().some(file => file.secret === trust.secret);
  if (!certificateFlags.length && !mounted) throw new Symptom(`the pod does not mount Secret ${trust.secret}`);
}

function trusted(objects: any[], namespace: string, { clientSecret }: Registered, files: PodFiles, own: Flag[]): void {
  const trustFlags = own.filter(flag => /client-c(ert|a)/.test(flag.name));
  const is = (found: Found) => typeof found === 'string' ? found === 'unknown' : accepts(objects, namespace, found, clientSecret);
  const refusing = trustFlags.find(flag => !is(fileOf(files, flag)));
  if (refusing) throw new Symptom(`tls: certificate required, ${refusing.value} does not verify tls.crt of ${clientSecret}`);
  const mounted = files.hasForeignVolume() || files.all().some(is);
  if (!trustFlags.length && !mounted) throw new Symptom(`the pod mounts nothing that verifies tls.crt of ${clientSecret}`);
}

/** Flags may name the directory of a certificate instead of the file. */
function fileOf(files: PodFiles, flag: Flag): Found {
  const found = files.at(flag.value);
  return found === 'directory' ? files.at(`${flag.value}/tls.crt`) : found;
}
