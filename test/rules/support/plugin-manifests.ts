import { ApiObject, Chart } from 'cdk8s';
import { operator } from './programs';
import { Manifests } from '../../support/both-ways';
import { Program } from '../../support/rule-cases';

const PREFIX = 'k8s.enterprisedb.io';
const NAMESPACE = 'postgresql-operator-system';
const LABELS = { app: 'audit' };

/** The manifests of a plugin, to be changed. */
export interface PluginManifests {
  service: any;
  deployment: any;
  /** The one container of the Deployment, and its pod. */
  readonly container: any;
  readonly pod: any;
  serverCertificate: any;
  clientCertificate: any;
  issuer: any;
  /** Whatever else there is. */
  readonly further: object[];
}

type Change = (manifests: PluginManifests) => unknown;

/** The key of a label or annotation. */
export function key(name: string): string {
  return `${PREFIX}/${name}`;
}

/** Manifests of a plugin that works, and what is changed in them; a part that is set to nothing is left out. */
export function objectsOf(change: Change = () => {}): object[] {
  const container = containerOf();
  const pod = {
    containers: [container],
    volumes: ['server', 'client'].map(name => ({ name, secret: { secretName: `audit-${name}-tls` } })),
  };
  const parts: PluginManifests = {
    service: object('v1', 'Service', 'audit', { selector: LABELS, ports: [{ port: 9090, protocol: 'TCP', targetPort: 9090 }] }, {
      labels: { ...LABELS, [key('pluginName')]: 'audit.my-org.io' },
      annotations: {
        [key('pluginPort')]: '9090', [key('pluginServerSecret')]: 'audit-server-tls', [key('pluginClientSecret')]: 'audit-client-tls',
      },
    }),
    deployment: object('apps/v1', 'Deployment', 'audit', {
      replicas: 1, selector: { matchLabels: LABELS }, template: { metadata: { labels: { ...LABELS } }, spec: pod },
    }),
    container,
    pod,
    serverCertificate: certificate('server', { dnsNames: ['audit'], usages: ['server auth'] }),
    clientCertificate: certificate('client', { commonName: 'audit-client', usages: ['client auth'] }),
    issuer: object('cert-manager.io/v1', 'Issuer', 'audit', { selfSigned: {} }),
    further: [],
  };
  change(parts);
  const { service, deployment, serverCertificate, clientCertificate, issuer, further } = parts;
  return [service, deployment, serverCertificate, clientCertificate, issuer, ...further].filter(one => one !== undefined);
}

/** The same as input of a rule. */
export function manifests(change?: Change, said?: Manifests['operator']): Manifests {
  return { objects: objectsOf(change), operator: said };
}

/** A program with the manifests beside an operator. */
export function program(change?: Change): Program {
  return chart => {
    operator(chart);
    objectsOf(change).forEach(one => raw(chart, one));
  };
}

/** An object of the plugin's namespace. */
export function object(apiVersion: string, kind: string, name: string, spec: object, metadata: object = {}): any {
  return { apiVersion, kind, metadata: { name, namespace: NAMESPACE, ...metadata }, spec };
}

/** A Certificate for one of the plugin's Secrets. */
export function certificate(name: string, spec: object, metadata: object = {}): any {
  return object('cert-manager.io/v1', 'Certificate', `audit-${name}`, { secretName: `audit-${name}-tls`, issuerRef: { name: 'audit' }, ...spec }, metadata);
}

/** A Secret; its contents are nobody's business. */
export function secret(name: string, keys: string[], metadata: object = {}): any {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: NAMESPACE, ...metadata }, data: Object.fromEntries(keys.map(one => [one, ''])) };
}

function containerOf() {
  return {
    name: 'audit',
    image: 'audit:1.0.0',
    args: ['plugin', '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090'],
    ports: [{ containerPort: 9090 }],
    readinessProbe: { tcpSocket: { port: 9090 } },
    volumeMounts: [{ name: 'server', mountPath: '/server' }, { name: 'client', mountPath: '/client' }],
  } as any;
}

function raw(chart: Chart, { apiVersion, kind, metadata, ...further }: any): ApiObject {
  return new ApiObject(chart, `${kind}-${metadata.name}`, { apiVersion, kind, metadata, ...further });
}
