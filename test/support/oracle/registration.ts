import { secretExists } from './certificates';
import { keysOf, namespaceOf } from './objects';
import { has, OperatorFacts, watches } from './operator';

export interface Registered {
  service: string;
  outcome: 'registered';
  pluginName: string;
  address: string;
  serverName: string;
  trust: { secret: string; key: 'tls.crt' };
  clientSecret: string;
}

export type Registration = Registered | { service: string; outcome: 'ignored' | 'error'; reason: string };

/** What becomes of every Service: the predicate and the reconciler of plugin Services, in their order. */
export function registrations(objects: any[], operator: OperatorFacts, externalSecrets: string[] = []): Registration[] {
  return objects
    .filter(o => o.kind === 'Service' && o.apiVersion === 'v1')
    .map(service => {
      const name = service.metadata.name;
      const refusal = refused(service);
      if (refusal) return { service: name, outcome: 'error', reason: `refused by the API server: ${refusal}` };
      const reason = notPlugin(service, operator);
      if (reason) return { service: name, outcome: 'ignored', reason };
      return reconcile(service, objects, operator, externalSecrets);
    });
}

function refused(service: any): string | undefined {
  const { name, labels = {}, annotations = {} } = service.metadata;
  if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return `name ${name}`;
  for (const [key, value] of Object.entries<any>(labels)) {
    if (typeof value !== 'string' || !/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value)) return `label ${key}`;
  }
  const annotation = Object.keys(annotations).find(key => typeof annotations[key] !== 'string');
  return annotation && `annotation ${annotation} is not a string`;
}

function notPlugin(service: any, operator: OperatorFacts): string | undefined {
  if (!has(operator, '1.24.0')) return 'the operator is older than remote plugins';
  if (!watches(operator, operator.namespace)) return 'the operator does not watch its own namespace';
  if (namespaceOf(service) !== operator.namespace) return 'not in the namespace of the operator';
  if (service.metadata.labels?.[`${operator.keyPrefix}/pluginName`] === undefined) return 'no label pluginName';
  const missing = ['pluginClientSecret', 'pluginServerSecret', 'pluginPort']
    .find(key => service.metadata.annotations?.[`${operator.keyPrefix}/${key}`] === undefined);
  return missing && `no annotation ${missing}`;
}

function reconcile(service: any, objects: any[], operator: OperatorFacts, externalSecrets: string[]): Registration {
  const name: string = service.metadata.name;
  const annotation = (key: string): string => service.metadata.annotations[`${operator.keyPrefix}/${key}`] ?? '';
  const ignored = (reason: string): Registration => ({ service: name, outcome: 'ignored', reason });
  const error = (reason: string): Registration => ({ service: name, outcome: 'error', reason });
  const exists = (secret: string) => externalSecrets.includes(secret) || secretExists(objects, operator.namespace, secret);
  const lacks = (secret: string, ...keys: string[]) => {
    const present = externalSecrets.includes(secret) ? undefined : keysOf(objects, operator.namespace, secret);
    return present !== undefined && keys.some(key => !present.includes(key));
  };

  const pluginName = service.metadata.labels[`${operator.keyPrefix}/pluginName`];
  if (!pluginName) return ignored('label pluginName is empty');

  const serverSecret = annotation('pluginServerSecret');
  if (!serverSecret) return ignored('annotation pluginServerSecret is empty');
  if (!exists(serverSecret)) return error(`ServerSecretNotFound: ${serverSecret}`);

  const clientSecret = annotation('pluginClientSecret');
  if (!clientSecret) return ignored('annotation pluginClientSecret is empty');
  if (!exists(clientSecret)) return error(`ClientSecretNotFound: ${clientSecret}`);

  const port = annotation('pluginPort');
  if (!port) return ignored('annotation pluginPort is empty');
  if (!isAtoi(port)) return error(`InvalidPortAnnotation: ${port}`);

  if (lacks(clientSecret, 'tls.crt', 'tls.key')) return error(`InvalidClientCertificate: ${clientSecret}`);
  if (lacks(serverSecret, 'tls.crt')) return error(`InvalidServerCertificate: ${serverSecret}`);

  const host = has(operator, '1.28.4', '1.29.2', '1.30.0') ? `${name}.${operator.namespace}.svc` : name;
  const serverName = has(operator, '1.26.3', '1.27.2', '1.28.0') ? annotation('pluginServerName') : '';
  return {
    service: name,
    outcome: 'registered',
    pluginName,
    address: `${host}:${BigInt(port)}`,
    serverName: serverName || name,
    trust: { secret: serverSecret, key: 'tls.crt' },
    clientSecret,
  };
}

/** Go's strconv.Atoi: a sign and digits within 64 bits, so 0, -1 and 70000 pass. */
function isAtoi(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
