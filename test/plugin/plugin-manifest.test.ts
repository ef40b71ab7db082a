import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { ClusterWithPlugins, Distribution, IssuerKind, Operator, Plugin, PluginManifestProps, PluginTls } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only } from '../support/manifests';
import { connection, registrations } from '../support/oracle';

const NS = 'cnpg-system';

const pod = (container: object, volumes: object[], labels = { app: 'audit' }) => ({
  metadata: { labels }, spec: { serviceAccountName: 'audit', containers: [container], volumes },
});

/** A manifest as authors publish it: with an authority, another Service, images in a Secret, and its namespace in many places. */
function published(name = 'audit.example.com'): any[] {
  const certificate = (id: string, issuer: string, spec: object) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: id, namespace: NS },
    spec: { secretName: `${id}-tls`, commonName: id, issuerRef: { name: issuer, kind: 'Issuer', group: 'cert-manager.io' }, ...spec },
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NS } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'audit', namespace: NS } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'audit' }, data: { NAMESPACE: NS, SIDECAR_IMAGE: 'ghcr.io/audit/sidecar:1', note: 'ghcr.io/x' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'audit', namespace: NS }, data: { IMAGE: Buffer.from('audit/tool').toString('base64') } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'audit' },
      rules: [{ apiGroups: ['postgresql.cnpg.io', 'my-postgresql.cnpg.io.example'], resources: ['clusters'], verbs: ['get'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'audit' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'audit' },
      subjects: [{ kind: 'ServiceAccount', name: 'audit', namespace: NS }],
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'audit',
        namespace: NS,
        labels: { 'cnpg.io/pluginName': name },
        annotations: {
          'cnpg.io/pluginPort': '50051',
          'cnpg.io/pluginClientSecret': 'audit-client-tls',
          'cnpg.io/pluginServerSecret': 'audit-server-tls',
          'cnpg.io/pluginServerName': `audit.${NS}.svc`,
        },
      },
      spec: { selector: { app: 'audit' }, ports: [{ name: 'grpc', port: 50051, targetPort: 'grpc' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'audit', namespace: NS },
      spec: {
        selector: { matchLabels: { app: 'audit' } },
        template: pod({
          name: 'audit',
          image: 'ghcr.io/audit/audit:1',
          args: [
            'plugin', '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:50051',
            `--url=https://audit.${NS}.svc:9091`, `--namespace=${NS}`, `--description=${NS}-is-not-it`,
          ],
          env: [{ name: 'SIDECAR_IMAGE', value: 'ghcr.io/audit/sidecar:1' }, { name: 'HOME_PAGE', value: 'ghcr.io/audit' }, { name: 'WHERE', value: NS }],
          ports: [{ name: 'grpc', containerPort: 50051 }],
          readinessProbe: { tcpSocket: { port: 'grpc' } },
          volumeMounts: [{ name: 'server', mountPath: '/server' }, { name: 'client', mountPath: '/client/' }],
        }, [{ name: 'server', secret: { secretName: 'audit-server-tls' } }, { name: 'client', secret: { secretName: 'audit-client-tls' } }]),
      },
    },
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'audit-selfsigned', namespace: NS }, spec: { selfSigned: {} } },
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'audit-ca', namespace: NS }, spec: { ca: { secretName: 'audit-ca-tls' } } },
    certificate('audit-ca', 'audit-selfsigned', { isCA: true }),
    certificate('audit-server', 'audit-ca', { dnsNames: ['audit', `audit.${NS}`, `audit.${NS}.svc`] }),
    certificate('audit-client', 'audit-selfsigned', {}),
    certificate('audit-webhook', 'audit-selfsigned', { dnsNames: ['audit'] }),
  ];
}

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'manifest-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function written(objects: any[], name = 'audit.yaml'): string {
  const path = join(directory, name);
  writeFileSync(path, objects.map(object => stringify(object)).join('---\n'));
  return path;
}

function system(distribution = Distribution.CLOUDNATIVE_PG, namespace?: string) {
  const app = new App();
  const chart = new Chart(app, 'plugins', { namespace: 'apps' });
  const operator = Operator.fromAttributes(chart, 'operator', { distribution, namespace, version: '1.30.1', kubernetesVersion: '1.33' });
  return { app, chart, operator };
}

function installed(props: (chart: Chart) => Partial<PluginManifestProps> = () => ({}), distribution?: Distribution, objects = published()): any[] {
  const { app, chart } = system(distribution);
  Plugin.fromManifest(chart, 'audit', { path: written(objects), ...props(chart) });
  return objectsOf(app);
}

const sorted = (objects: any[]) => [...objects].sort((one, other) => `${one.kind}/${one.metadata.name}`.localeCompare(`${other.kind}/${other.metadata.name}`));
const namesIn = (objects: any[]) => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
const podIn = (objects: any[]) => only(objects, 'Deployment').spec.template.spec;

test('the objects come out as they are published, in the operator\'s namespace if they have none', () => {
  const expected = published();
  expected[2].metadata.namespace = NS;
  expect(sorted(installed())).toEqual(sorted(expected));
});

test('a cluster uses the plugin', () => {
  const { app, chart } = system();
  const plugin = Plugin.fromManifest(chart, 'audit', { path: written(published()) });
  expect(plugin).toMatchObject({
    pluginName: 'audit.example.com', port: 50051, serverSecretName: 'audit-server-tls', clientSecretName: 'audit-client-tls',
  });
  expect(plugin.service.name).toBe('audit');
  expect(plugin.deployment!.name).toBe('audit');
  expect(plugin.objects).toHaveLength(published().length);
  new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, plugins: [{ plugin }] });
  expect(only(objectsOf(app), 'Cluster').spec.plugins).toEqual([{ name: 'audit.example.com' }]);
});

test('for another product, the keys, the group and the namespace are its own, and the operator reaches the plugin', () => {
  const objects = installed(undefined, Distribution.EDB);
  const namespace = 'postgresql-operator-system';
  expect(only(objects, 'Namespace').metadata.name).toBe(namespace);
  expect(objects.filter(({ metadata }) => metadata.namespace === NS)).toEqual([]);
  expect(only(objects, 'ClusterRole').rules[0].apiGroups).toEqual(['postgresql.k8s.enterprisedb.io', 'my-postgresql.cnpg.io.example']);
  expect(only(objects, 'ClusterRoleBinding').subjects[0].namespace).toBe(namespace);
  expect(only(objects, 'ConfigMap').data.NAMESPACE).toBe(namespace);
  expect(podIn(objects).containers[0].env[2].value).toBe(namespace);
  expect(podIn(objects).containers[0].args.slice(-3)).toEqual([
    `--url=https://audit.${namespace}.svc:9091`, `--namespace=${namespace}`, `--description=${NS}-is-not-it`,
  ]);
  expect(only(objects, 'Certificate', 'audit-server').spec.dnsNames).toEqual(['audit', `audit.${namespace}`, `audit.${namespace}.svc`]);
  const { labels, annotations } = only(objects, 'Service').metadata;
  expect(labels).toEqual({ 'k8s.enterprisedb.io/pluginName': 'audit.example.com' });
  expect(annotations['k8s.enterprisedb.io/pluginServerName']).toBe(`audit.${namespace}.svc`);
  expect(validateManifests(objects)).toEqual([]);
  const operator = { apiGroup: 'postgresql.k8s.enterprisedb.io', keyPrefix: 'k8s.enterprisedb.io', namespace, version: '1.30.1' };
  const [registration] = registrations(objects, operator);
  expect(registration).toMatchObject({ outcome: 'registered' });
});

test('a namespace that is also the name of something moves without it', () => {
  const objects = published();
  for (const object of objects) {
    if (object.metadata.namespace) { object.metadata.namespace = 'audit'; }
    object.subjects?.forEach((subject: any) => { subject.namespace = 'audit'; });
  }
  const moved = installed(undefined, undefined, objects.slice(1));
  expect(only(moved, 'Service')).toMatchObject({ metadata: { name: 'audit', namespace: NS }, spec: { selector: { app: 'audit' } } });
  expect(podIn(moved).serviceAccountName).toBe('audit');
  expect(only(moved, 'Certificate', 'audit-server').spec.dnsNames[0]).toBe('audit');
  expect(only(moved, 'ClusterRoleBinding')).toMatchObject({ roleRef: { name: 'audit' }, subjects: [{ name: 'audit', namespace: NS }] });
});

test('images come from mirrors, with credentials', () => {
  const objects = installed(chart => ({
    registries: { 'ghcr.io': 'mirror.my-org.io/ghcr', 'docker.io': 'mirror.my-org.io/hub' },
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'credentials', 'mirror')],
  }));
  const { containers: [container], imagePullSecrets } = podIn(objects);
  expect(container).toMatchObject({
    image: 'mirror.my-org.io/ghcr/audit/audit:1',
    env: [{ name: 'SIDECAR_IMAGE', value: 'mirror.my-org.io/ghcr/audit/sidecar:1' }, { name: 'HOME_PAGE', value: 'ghcr.io/audit' }, { name: 'WHERE', value: NS }],
  });
  expect(imagePullSecrets).toEqual([{ name: 'mirror' }]);
  expect(only(objects, 'ConfigMap').data).toMatchObject({ SIDECAR_IMAGE: 'mirror.my-org.io/ghcr/audit/sidecar:1', note: 'ghcr.io/x' });
  expect(Buffer.from(only(objects, 'Secret').data.IMAGE, 'base64').toString()).toBe('mirror.my-org.io/hub/audit/tool');
});

test('another image', () => {
  expect(podIn(installed(() => ({ image: 'audit:2' }))).containers[0].image).toBe('audit:2');
});

test('a company\'s issuer replaces the certificates, and what made only these', () => {
  const objects = installed(() => ({ tls: PluginTls.issuer({ name: 'company', kind: IssuerKind.CLUSTER_ISSUER }) }));
  const ofCertManager = namesIn(objects).filter(name => /^(Issuer|Certificate)/.test(name)).sort();
  expect(ofCertManager).toEqual(['Certificate/audit-client', 'Certificate/audit-server', 'Certificate/audit-webhook', 'Issuer/audit-selfsigned']);
  expect(only(objects, 'Certificate', 'audit-server').spec).toMatchObject({
    issuerRef: { name: 'company', kind: 'ClusterIssuer' }, dnsNames: ['audit', `audit.${NS}`, `audit.${NS}.svc`],
  });
  expect(podIn(objects).containers[0].args[3]).toBe('--client-cert=/client/ca.crt');
  const operator = { apiGroup: 'postgresql.cnpg.io', keyPrefix: 'cnpg.io', namespace: NS, version: '1.30.1' };
  const [registration] = registrations(objects, operator);
  expect(connection(objects, operator, registration)).toEqual({ ok: true });
});

test('your own Secrets, with a plugin whose arguments do not name the file that it trusts', () => {
  const objects = published();
  const { spec } = objects[7].spec.template;
  spec.containers[0].args = ['serve', '--client-directory=/client'];
  const of = (changed: any[]) => installed(() => ({ tls: PluginTls.secrets({ serverSecretName: 'mine', clientSecretName: 'theirs' }) }), undefined, changed);
  const result = of(objects);
  expect(only(result, 'Service').metadata.annotations).toMatchObject({ 'cnpg.io/pluginServerSecret': 'mine', 'cnpg.io/pluginClientSecret': 'theirs' });
  expect(podIn(result).volumes).toEqual([
    { name: 'server', secret: { secretName: 'mine' } }, { name: 'client', secret: { secretName: 'theirs', items: [{ key: 'ca.crt', path: 'tls.crt' }] } },
  ]);
  spec.volumes[1] = { name: 'client', projected: { sources: [{ secret: { name: 'audit-client-tls', items: [{ key: 'tls.crt', path: 'client-ca.crt' }] } }] } };
  expect(podIn(of(objects)).volumes[1].projected.sources).toEqual([{ secret: { name: 'theirs', items: [{ key: 'ca.crt', path: 'client-ca.crt' }] } }]);
});

test('objects can be left out', () => {
  expect(namesIn(installed(() => ({ exclude: ['Namespace/cnpg-system'] })))).not.toContain('Namespace/cnpg-system');
});

test('what two manifests have in common is there once', () => {
  const { app, chart } = system();
  Plugin.fromManifest(chart, 'audit', { path: written(published()) });
  const shared = published().filter(({ kind, metadata }) => kind === 'Namespace' || metadata.name === 'audit-selfsigned');
  const service = { ...published()[6], metadata: { ...published()[6].metadata, name: 'other', labels: { 'cnpg.io/pluginName': 'other.example.com' } } };
  const other = Plugin.fromManifest(chart, 'other', { path: written([...shared, service], 'other.yaml') });
  expect(other.objects.map(({ name }) => name)).toEqual([NS, 'audit-selfsigned', 'other']);
  expect(other.deployment).toBeUndefined();
  expect(namesIn(objectsOf(app)).filter(name => /^(Namespace|Issuer\/audit-self)/.test(name))).toHaveLength(2);
});

test('one of several plugins', () => {
  const [service] = published('second.example.com').slice(6);
  const both = [...published(), { ...service, metadata: { ...service.metadata, name: 'second' } }];
  const { chart } = system();
  expect(Plugin.fromManifest(chart, 'second', { path: written(both), pluginName: 'second.example.com' }).service.name).toBe('second');
});
