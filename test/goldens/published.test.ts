import { readFileSync } from 'fs';
import { join } from 'path';
import { PROGRAMS, synthesize } from './programs';
import { exchanged } from './support/exchanged';
import { describeWith, differences, GOLDENS } from './support/k8s-equal';
import { Distribution } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only } from '../support/manifests';
import { connection, registrations } from '../support/oracle';

type Program = keyof typeof PROGRAMS;

const DISTRIBUTIONS = { CloudNativePG: Distribution.CLOUDNATIVE_PG, EDB: Distribution.EDB };
type Product = keyof typeof DISTRIBUTIONS;

const CASES = (Object.keys(PROGRAMS) as Program[])
  .flatMap(program => (Object.keys(DISTRIBUTIONS) as Product[]).map((product): [Program, Product] => [program, product]));

function synth(program: Program, product: Product): any[] {
  return objectsOf(synthesize(PROGRAMS[program], DISTRIBUTIONS[product]));
}

function golden(program: Program): string {
  return readFileSync(join(GOLDENS, program, 'manifest.yaml'), 'utf8');
}

const PGDUMP = 'Deployment/cnpg-system/cnpg-plugin-pgdump';
const ARGS = `${PGDUMP}.spec.template.spec.containers[0].args`;

/** What comes out otherwise than it is published, and works alike. */
const DEVIATIONS: Partial<Record<Program, string[]>> = {
  'pgdump': [
    // the flags come in one order
    `${ARGS}[1]: expected '--server-address=:50051', got '--server-cert=/server/tls.crt'`,
    `${ARGS}[2]: expected '--server-cert=/server/tls.crt', got '--server-key=/server/tls.key'`,
    `${ARGS}[3]: expected '--server-key=/server/tls.key', got '--client-cert=/client/ca.crt'`,
    `${ARGS}[4]: expected '--client-cert=/client/ca.crt', got '--server-address=:50051'`,
    // the Service's port and the container's have one name
    `${PGDUMP}.spec.template.spec.containers[0].ports[0].name: only in actual: 'grpc'`,
    // an authority says what it is for
    "Certificate/cnpg-system/cnpg-plugin-pgdump-ca.spec.usages: only in actual: ['cert sign', 'crl sign']",
  ],
  'scale-to-zero': [
    // the number of the port that is named so
    "Service/cnpg-system/scale-to-zero.spec.ports[1].targetPort: missing, expected 'metrics'",
  ],
};

describeWith('goldens')('the published manifest', () => {
  test.each(CASES)('%s on %s', (program, product) => {
    const exchange = product === 'EDB' ? exchanged : (text: string) => text;
    const found = differences(exchange(golden(program)), synthesize(PROGRAMS[program], DISTRIBUTIONS[product]));
    expect(found).toEqual((DEVIATIONS[program] ?? []).map(exchange));
  });

  test('is not what one changed, one missing and one further object make', () => {
    const [service, deployment, ...others] = objectsOf(golden('hello-world'));
    deployment.spec.template.spec.containers[0].args.pop();
    const further = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'further', namespace: 'cnpg-system' } };
    const changed = [deployment, ...others, further].map(object => JSON.stringify(object)).join('\n---\n');
    expect(service.kind).toBe('Service');
    expect(differences(golden('hello-world'), changed)).toEqual([
      'Service/cnpg-system/hello-world: missing',
      expect.stringContaining('Deployment/cnpg-system/hello-world.spec.template.spec.containers[0].args: expected'),
      'ServiceAccount/cnpg-system/further: only in actual',
    ]);
  });

  test('is not what one product\'s manifest is to the other', () => {
    expect(differences(exchanged(golden('barman-cloud')), synthesize(PROGRAMS['barman-cloud'], Distribution.CLOUDNATIVE_PG))).not.toEqual([]);
  });
});

describe('every program', () => {
  test.each(CASES)('%s on %s: objects that Kubernetes takes, and a plugin that the operator reaches', (program, product) => {
    const objects = synth(program, product);
    const { apiGroup, keyPrefix, operatorNamespace: namespace } = DISTRIBUTIONS[product];
    expect(validateManifests(objects)).toEqual([]);
    const operator = { apiGroup, keyPrefix, namespace, version: '1.30.0' };
    const [registration, ...others] = registrations(objects, operator);
    expect(others).toEqual([]);
    expect(registration).toMatchObject({ outcome: 'registered' });
    expect(connection(objects, operator, registration)).toEqual({ ok: true });
  });
});

describe.each(Object.keys(DISTRIBUTIONS) as Product[])('on %s', product => {
  const { apiGroup, operatorNamespace: namespace } = DISTRIBUTIONS[product];
  const key = (name: string) => DISTRIBUTIONS[product].key(name);

  test('hello-world', () => {
    const objects = synth('hello-world', product);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'Certificate helloworld-client', 'Certificate helloworld-server', 'Deployment hello-world', 'Issuer selfsigned-issuer', 'Service hello-world',
    ]);
    expect(objects.map(({ metadata }) => metadata.namespace)).toEqual(objects.map(() => namespace));
    expect(only(objects, 'Service').metadata).toMatchObject({
      labels: { app: 'hello-world', [key('pluginName')]: 'cnpg-i-hello-world.cloudnative-pg.io' },
      annotations: {
        [key('pluginClientSecret')]: 'helloworld-client-tls',
        [key('pluginServerSecret')]: 'helloworld-server-tls',
        [key('pluginPort')]: '9090',
      },
    });
    const { containers: [container], ...pod } = only(objects, 'Deployment').spec.template.spec;
    expect(Object.keys(pod)).toEqual(['volumes']);
    expect(Object.keys(container).sort()).toEqual(['args', 'image', 'name', 'ports', 'volumeMounts']);
    expect(container.args).toEqual([
      'plugin', '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090',
    ]);
    expect(only(objects, 'Certificate', 'helloworld-server').spec).toMatchObject({ commonName: 'hello-world', dnsNames: ['hello-world'] });
  });

  test('barman-cloud', () => {
    const objects = synth('barman-cloud', product);
    const { spec } = only(objects, 'Deployment');
    expect(spec.strategy).toEqual({ type: 'Recreate' });
    expect(spec.template.spec.serviceAccountName).toBe('plugin-barman-cloud');
    const [container] = spec.template.spec.containers;
    expect(container.args.slice(-2)).toEqual(['--leader-elect', '--log-level=debug']);
    expect(container.securityContext).toMatchObject({ runAsUser: 10001, runAsGroup: 10001, readOnlyRootFilesystem: true });
    const secret = only(objects, 'Secret');
    expect(container.env).toEqual([{ name: 'SIDECAR_IMAGE', valueFrom: { secretKeyRef: { name: secret.metadata.name, key: 'SIDECAR_IMAGE' } } }]);
    expect(secret.metadata.namespace).toBe(namespace);

    const groups = only(objects, 'ClusterRole', 'plugin-barman-cloud').rules.flatMap((rule: any) => rule.apiGroups);
    expect([...new Set(groups)]).toEqual(['', 'barmancloud.cnpg.io', apiGroup, 'rbac.authorization.k8s.io']);
    expect(only(objects, 'ClusterRoleBinding', 'plugin-barman-cloud-binding').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'plugin-barman-cloud', namespace },
    ]);
    const bound = objects.filter(({ kind }) => kind.endsWith('Binding')).map(({ roleRef }) => roleRef.name).sort();
    expect(bound).toEqual(['barman-plugin-leader-election-role', 'barman-plugin-metrics-auth-role', 'plugin-barman-cloud']);
  });

  test.each(['hello-world', 'barman-cloud'] as const)('all of %s', program => {
    expect(synthesize(PROGRAMS[program], DISTRIBUTIONS[product])).toMatchSnapshot();
  });
});
