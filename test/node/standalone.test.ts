import { readFileSync, readlinkSync } from 'fs';
import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { apply, connection, enforce, named, podsOf, processOf, reached, remove, rolledOut, running, standalone, NAMESPACE, SHELL_IMAGE } from './support/pods';
import { ClientCa, IssuerKind, PluginTls, StandalonePluginProps } from '../../src';
import { Api } from '../real/support/api';
import { api, partsOf } from '../real/support/cluster';
import { exampleObjects } from '../real/support/examples';

let objects: any[] = [];
beforeAll(() => enforce('restricted'));
beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));
afterEach(async () => {
  await remove(objects);
  objects = [];
});

/** Installs a plugin, waits for its pods, and connects as the operator does. */
async function run(made: any[]) {
  objects = made;
  await running(made);
  return reached(made);
}

async function onlyPod(): Promise<any> {
  const pods = await podsOf(partsOf(objects).deployment);
  expect(pods).toHaveLength(1);
  return pods[0];
}

describe('examples', () => {
  // theirs have the namespace of EDB's operator
  test.each(['quickstart', 'plugin-author', 'cloudnative-pg'])('%s', async example => {
    const made = named(exampleObjects(example, 'plugins'));
    const namespace = partsOf(made).service.metadata.namespace;
    await api.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } }]);
    expect(await run(made)).toMatchObject({ outcome: 'connected', pluginName: partsOf(made).pluginName });
  });
});

const ISSUERS = [
  { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'given', namespace: NAMESPACE }, spec: { selfSigned: {} } },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'corp' }, spec: { selfSigned: {} } },
];

describe('certificates', () => {
  beforeAll(() => apply(ISSUERS));

  test.each<[string, PluginTls]>([
    ['self-signed', PluginTls.selfSigned()],
    ['authority', PluginTls.certificateAuthority({ duration: Duration.hours(2), renewBefore: Duration.minutes(30) })],
    ['issuer', PluginTls.issuer({ name: 'given' })],
    ['cluster-issuer', PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, clientCa: ClientCa.TLS_CRT })],
  ])('%s', async (name, tls) => {
    expect(await run(standalone(name, { tls }))).toMatchObject({ outcome: 'connected', serverName: name });
  });

  test('existing Secrets, readable for the plugin\'s group only', async () => {
    const source = standalone('source', { tls: PluginTls.certificateAuthority() }).filter(({ kind }) => ['Issuer', 'Certificate'].includes(kind));
    await apply(source);
    const verdict = await run(standalone('secrets', {
      serviceName: 'source',
      tls: PluginTls.secrets({ serverSecretName: 'source-server-tls', clientSecretName: 'source-client-tls', clientCa: ClientCa.CA_CRT }),
      serverMount: { defaultMode: 0o440 },
      clientMount: { defaultMode: 0o400 },
    }));
    objects.push(...source);
    expect(verdict).toMatchObject({ outcome: 'connected', pluginName: 'secrets.my-org.io' });
  });

  test.each<[string, PluginTls]>([['self', PluginTls.selfSigned()], ['ca', PluginTls.certificateAuthority()]])(
    'they are renewed while the plugin runs: %s', async (kind, tls) => {
      const name = `renewed-${kind}`;
      expect(await run(standalone(name, { tls }))).toMatchObject({ outcome: 'connected' });
      const before = await onlyPod();
      const secrets = ['server', 'client'].map(side => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: `${name}-${side}-tls`, namespace: NAMESPACE } }));
      const certificates = () => Promise.all(secrets.map(async ({ metadata }) => (await api.get('v1', 'Secret', NAMESPACE, metadata.name))?.data?.['tls.crt']));
      const old = await certificates();
      // without its Secret a certificate is issued anew
      await Promise.all(secrets.map(secret => api.delete(secret)));
      await Api.until('new certificates', async () => (await certificates()).every((crt, index) => crt !== undefined && crt !== old[index]));
      // the kubelet writes them into the running pod, and the plugin reads them at the next connection
      await reached(objects);
      const after = await onlyPod();
      expect(after.metadata.uid).toBe(before.metadata.uid);
      expect(after.status.containerStatuses[0].restartCount).toBe(0);
    });
});

describe('the pod', () => {
  test('its user, its root and its capabilities', async () => {
    await run(standalone('guarded'));
    const pid = await processOf(await onlyPod());
    const status = Object.fromEntries(readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').map(line => line.split(/:\s+/)));
    const [{ securityContext }] = partsOf(objects).deployment.spec.template.spec.containers;
    expect(status.Uid.split('\t')).toEqual(Array(4).fill(`${securityContext.runAsUser}`));
    expect([status.CapEff, status.CapBnd]).toEqual(Array(2).fill('0000000000000000'));
    expect(status.NoNewPrivs).toBe('1');
    expect(status.Seccomp).toBe('2');
    expect(readlinkSync(`/proc/${pid}/exe`)).toBe('/bin/plugin');
    const root = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').split('\n').map(line => line.split(' ')).find(([, , , , mountPoint]) => mountPoint === '/')!;
    expect(root[5].split(',')).toContain('ro');
  });

  test.each<[string, Partial<StandalonePluginProps>, boolean]>([
    ['without-rules', {}, false],
    ['with-rules', { roleRules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] }, true],
    ['stated', { automountServiceAccountToken: true }, true],
  ])('a token only where rules or a prop ask for it: %s', async (name, props, expected) => {
    await run(standalone(name, props));
    const pid = await processOf(await onlyPod());
    const hasToken = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').includes(' /run/secrets/kubernetes.io/serviceaccount ')
      || readFileSync(`/proc/${pid}/mountinfo`, 'utf8').includes(' /var/run/secrets/kubernetes.io/serviceaccount ');
    expect(hasToken).toBe(expected);
  });

  test('additional ports lead to the pod through the Service', async () => {
    const made = standalone('ports', {
      port: 50051,
      // the test's program serves gRPC only: the second name leads to the same port
      additionalPorts: [{ name: 'metrics', port: 8080, servicePort: 8080 }, { name: 'health', port: 8081 }],
    });
    expect(await run(made)).toMatchObject({ outcome: 'connected', address: `ports.${NAMESPACE}.svc:50051` });
    const { body } = await api.send('GET', `/apis/discovery.k8s.io/v1/namespaces/${NAMESPACE}/endpointslices?labelSelector=kubernetes.io/service-name=ports`);
    const ports = body.items.flatMap((slice: any) => slice.ports).map(({ name, port }: any) => [name, port]).sort();
    expect(ports).toEqual([['grpc', 50051], ['metrics', 8080]]);
  });

  test('it is not ready while nothing listens, and is restarted where it fails its liveness probe', async () => {
    objects = standalone('deaf', {
      liveness: kplus.Probe.fromTcpSocket({ port: 9090, periodSeconds: Duration.seconds(1), failureThreshold: 2 }),
      terminationGracePeriod: Duration.seconds(1), // a shell that sleeps ends only by force
    });
    const { deployment } = partsOf(objects);
    Object.assign(deployment.spec.template.spec.containers[0], { image: SHELL_IMAGE, command: ['sleep', '3600'], args: undefined });
    await apply(objects);
    const [pod] = await Api.until('a restart', async () => {
      const pods = await podsOf(deployment);
      return pods[0]?.status.containerStatuses?.[0].restartCount > 0 && pods;
    }, 120);
    expect(pod.status.conditions.find(({ type }: any) => type === 'Ready').status).toBe('False');
    expect(await connection(objects)).toMatchObject({ outcome: 'refused', step: 'call' });
  });
});

describe('two replicas', () => {
  test('the connection check answers during a rollout, and a disruption budget keeps one pod', async () => {
    const made = standalone('twice', { replicas: 2, podDisruptionBudget: { minAvailable: kplus.PercentOrAbsolute.absolute(1) } });
    expect(await run(made)).toMatchObject({ outcome: 'connected' });
    const { deployment } = partsOf(made);
    const before = (await podsOf(deployment)).map(({ metadata }) => metadata.uid);

    const verdicts: any[] = [];
    let isRolling = true;
    const checks = (async () => {
      while (isRolling) {
        const verdict = await connection(made);
        // a pod ends while its address is taken out of the Service: a connection of that moment is refused, and the operator's next one is not
        verdicts.push(verdict.outcome === 'connected' ? verdict : await connection(made));
      }
    })();
    deployment.spec.template.metadata.annotations = { changed: 'true' };
    await api.applyAll([deployment]);
    await rolledOut(deployment);
    isRolling = false;
    await checks;
    expect((await podsOf(deployment)).filter(({ metadata }) => before.includes(metadata.uid))).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(5);
    expect(verdicts.filter(({ outcome }) => outcome !== 'connected')).toEqual([]);

    const [first, second] = await podsOf(deployment);
    const evict = ({ metadata: { name } }: any) => api.send('POST', `/api/v1/namespaces/${NAMESPACE}/pods/${name}/eviction`, {
      apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: NAMESPACE },
    });
    await Api.until('the disruption budget to allow one', async () => (await api.get('policy/v1', 'PodDisruptionBudget', NAMESPACE, 'twice'))
      ?.status?.disruptionsAllowed === 1);
    expect((await evict(first)).status).toBe(201);
    expect((await evict(second)).status).toBe(429);
  });
});
