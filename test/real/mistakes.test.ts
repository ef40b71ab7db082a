import { App, Chart } from 'cdk8s';
import { check, install, partsOf, startPod, uninstall } from './support/cluster';
import { PluginPod } from './support/plugin-pod';
import { Distribution, Operator, PluginTls, StandalonePlugin } from '../../src';
import { objectsOf } from '../support/manifests';

/**
 * The mistakes that the documentation of plugins invites, made by hand in what the library wrote, against real programs: each must fail, with the
 * symptom that the rules claim.
 */
const NAMESPACE = 'cnpg-system';

function program(name: string, tls = PluginTls.selfSigned()): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' });
  new StandalonePlugin(chart, name, { operator, pluginName: `${name}.my-org.io`, image: 'plugin:1', tls });
  return objectsOf(app);
}

let objects: any[] = [];
let pod: PluginPod | undefined;
afterEach(async () => {
  await pod?.stop();
  await uninstall(objects);
  pod = undefined;
});

interface Mistake {
  readonly title: string;
  readonly tls?: PluginTls;
  readonly breaks: (parts: { service: any; deployment: any; all: any[] }) => void;
  readonly reportedName?: string;
  readonly verdict: object;
}

const MISTAKES: Mistake[] = [
  {
    title: 'the label of the page\'s prose',
    breaks: ({ service }) => {
      service.metadata.labels['cnpg.io/plugin'] = service.metadata.labels['cnpg.io/pluginName'];
      delete service.metadata.labels['cnpg.io/pluginName'];
    },
    verdict: { outcome: 'ignored', reason: expect.stringContaining('cnpg.io/pluginName') },
  },
  {
    title: 'a Service without Secrets',
    breaks: ({ service }) => {
      delete service.metadata.annotations['cnpg.io/pluginServerSecret'];
      delete service.metadata.annotations['cnpg.io/pluginClientSecret'];
    },
    verdict: { outcome: 'ignored', reason: expect.stringMatching(/plugin(Server|Client)Secret/) },
  },
  {
    title: 'a certificate for another name',
    breaks: ({ all }) => {
      const { spec } = all.find(({ kind, metadata }) => kind === 'Certificate' && metadata.name.endsWith('-server'));
      spec.dnsNames = spec.dnsNames.filter((name: string) => name.endsWith('.svc'));
    },
    verdict: { outcome: 'refused', reason: expect.stringMatching(/certificate is valid for .*, not /) },
  },
  {
    title: 'an authority\'s leaf as the file to trust',
    tls: PluginTls.certificateAuthority(),
    breaks: ({ deployment }) => {
      const { containers: [container], volumes } = deployment.spec.template.spec;
      container.args = container.args.map((arg: string) => arg.replace('/client/ca.crt', '/client/tls.crt'));
      volumes.forEach(({ secret }: any) => delete secret?.items);
    },
    // at times the connection is gone before the alert can be read
    verdict: { outcome: 'refused', reason: expect.stringMatching(/certificate required|broken pipe|connection reset|EOF/) },
  },
  {
    title: 'a plugin that reports another name',
    breaks: () => {},
    reportedName: 'other.my-org.io',
    verdict: { outcome: 'refused', reason: expect.stringContaining('other.my-org.io') },
  },
  {
    title: 'a port on which nothing listens',
    breaks: ({ service }) => {
      service.metadata.annotations['cnpg.io/pluginPort'] = '9099';
    },
    verdict: { outcome: 'refused', reason: expect.stringContaining('connection refused') },
  },
  {
    title: 'usages of the other side',
    breaks: ({ all }) => {
      const certificates = all.filter(({ kind }) => kind === 'Certificate');
      certificates.forEach(({ metadata, spec }) => (spec.usages = [metadata.name.endsWith('-server') ? 'client auth' : 'server auth']));
    },
    verdict: { outcome: 'refused', reason: expect.stringContaining('incompatible key usage') },
  },
];

test.each(MISTAKES.map((mistake, index) => [mistake.title, mistake, `mistake-${index}`] as const))('%s', async (_, mistake, name) => {
  objects = program(name, mistake.tls);
  const { service, deployment, keyPrefix } = partsOf(objects);
  const pluginName = service.metadata.labels['cnpg.io/pluginName'];
  mistake.breaks({ service, deployment, all: objects });
  await install(objects);
  service.metadata.labels['cnpg.io/pluginName'] ??= pluginName;
  pod = await startPod(objects, mistake.reportedName);
  expect(await check(NAMESPACE, keyPrefix, service.metadata.name)).toMatchObject(mistake.verdict);
});

test('a Service in another namespace', async () => {
  objects = program('elsewhere').map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'elsewhere' } }));
  await install(objects);
  expect(await check(NAMESPACE, 'cnpg.io', 'elsewhere', 'elsewhere')).toMatchObject({ outcome: 'ignored' });
});

test('without a mistake the same program is reached', async () => {
  objects = program('right');
  await install(objects);
  pod = await startPod(objects);
  expect(await check(NAMESPACE, 'cnpg.io', 'right')).toMatchObject({ outcome: 'connected' });
});
