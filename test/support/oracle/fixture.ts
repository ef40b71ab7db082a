import { parseAllDocuments } from 'yaml';

export function parse(text: string): any[] {
  return parseAllDocuments(text).map(document => document.toJS()).filter(object => object);
}

/** A plugin with self-signed certificates; the CA is there for those who choose it. */
const PLUGIN = `
apiVersion: v1
kind: Service
metadata:
  name: echo
  namespace: db-system
  labels: { cnpg.io/pluginName: echo.example.com }
  annotations: { cnpg.io/pluginClientSecret: echo-client, cnpg.io/pluginServerSecret: echo-server, cnpg.io/pluginPort: "9090" }
spec:
  selector: { app: echo }
  ports: [{ port: 9090, targetPort: 7070 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: echo, namespace: db-system }
spec:
  selector: { matchLabels: { app: echo } }
  template:
    metadata: { labels: { app: echo, tier: plugin } }
    spec:
      containers:
        - name: echo
          args: [--server-cert=/server/tls.crt, --server-key=/server/tls.key, --client-cert=/client/tls.crt, --server-address=:7070]
          ports: [{ name: grpc, containerPort: 7070 }]
          volumeMounts: [{ name: server, mountPath: /server }, { name: client, mountPath: /client }]
      volumes: [{ name: server, secret: { secretName: echo-server } }, { name: client, secret: { secretName: echo-client } }]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: server, namespace: db-system }
spec: { secretName: echo-server, dnsNames: [echo, echo.db-system.svc], usages: [server auth], issuerRef: { name: self } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: client, namespace: db-system }
spec: { secretName: echo-client, commonName: c, usages: [client auth], issuerRef: { name: self } }
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: self, namespace: db-system }
spec: { selfSigned: {} }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: root, namespace: db-system }
spec: { secretName: root, commonName: root, isCA: true, issuerRef: { name: self } }
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: root, namespace: db-system }
spec: { ca: { secretName: root } }
`;

export class Plugin {
  readonly objects = parse(PLUGIN);
  readonly service = this.get('Service', 'echo');
  readonly deployment = this.get('Deployment', 'echo');
  readonly pod = this.deployment.spec.template.spec;
  readonly container = this.pod.containers[0];
  readonly server = this.get('Certificate', 'server');
  readonly client = this.get('Certificate', 'client');

  get(kind: string, name: string): any {
    return this.objects.find(o => o.kind === kind && o.metadata.name === name);
  }

  remove(...removed: any[]): void {
    removed.forEach(object => this.objects.splice(this.objects.indexOf(object), 1));
  }

  annotate(key: string, value: any): void {
    this.service.metadata.annotations[`cnpg.io/${key}`] = value;
  }

  setArg(name: string, value?: string): void {
    this.container.args = this.container.args.filter((arg: string) => !arg.startsWith(`--${name}=`));
    if (value !== undefined) this.container.args.push(`--${name}=${value}`);
  }

  /** A Secret written by hand in place of a Certificate. */
  secret(certificate: any, ...keys: string[]): any {
    const secret = { kind: 'Secret', metadata: { name: certificate.spec.secretName, namespace: 'db-system' }, stringData: {} as any };
    keys.forEach(key => { secret.stringData[key] = 'PEM'; });
    this.objects[this.objects.indexOf(certificate)] = secret;
    return secret;
  }

  issueBy(name: string): void {
    [this.server, this.client].forEach(certificate => { certificate.spec.issuerRef = { name }; });
  }

  intermediate(): void {
    const [ca, issuer] = parse(PLUGIN).filter(o => o.metadata.name === 'root');
    Object.assign(ca.spec, { secretName: 'middle', issuerRef: { name: 'root' } });
    ca.metadata.name = issuer.metadata.name = issuer.spec.ca.secretName = 'middle';
    this.objects.push(ca, issuer);
    this.issueBy('middle');
  }

  /** A CA for all namespaces, with another one beside it. */
  clusterIssuer(issued = this.client): void {
    const issuer = (name: string, spec: any) => ({ kind: 'ClusterIssuer', metadata: { name }, spec });
    const ca = parse(PLUGIN).find(o => o.metadata.name === 'root');
    Object.assign(ca.spec, { secretName: 'corporate', issuerRef: { name: 'self', kind: 'ClusterIssuer' } });
    ca.metadata = { name: 'corporate', namespace: 'cert-manager' };
    this.objects.push(issuer('self', { selfSigned: {} }), issuer('all', { ca: { secretName: 'corporate' } }), ca);
    issued.spec.issuerRef = { name: 'all', kind: 'ClusterIssuer' };
  }

  /** Both sides from one projected volume, and no arguments at all. */
  project(client: { name: string; key: string }): void {
    this.container.args = [];
    this.container.volumeMounts = [{ name: 'tls', mountPath: '/tls' }];
    const source = (name: string, key: string) => ({ secret: { name, items: [{ key, path: `${name}.${key}` }] } });
    const sources = [source('echo-server', 'tls.crt'), source('echo-server', 'tls.key'), source(client.name, client.key)];
    this.pod.volumes = [{ name: 'tls', projected: { sources } }];
  }
}

export type Change = (plugin: Plugin) => void;

export function plugin(change: Change = () => {}): Plugin {
  const changed = new Plugin();
  change(changed);
  return changed;
}
