import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { Api } from './support/api';
import { expectVerdicts, isQuoted, quotesOf, ruleOf } from './support/bypassed';
import { api, check, connect, install, partsOf, resolve, startPod, uninstall, Verdict } from './support/cluster';
import { PluginPod } from './support/plugin-pod';
import { executable, start, stop } from './support/processes';
import { Distribution, Operator, OperatorAttributes, PluginTls, SidecarPlugin, StandalonePlugin } from '../../src';
import { objectsOf, only } from '../support/manifests';

const NAMESPACE = 'cnpg-system';
const CONTEXT = { distribution: Distribution.CLOUDNATIVE_PG, namespace: NAMESPACE, version: '1.30.0', kubernetesVersion: '1.34' };

function written(define: (chart: Chart, operator: Operator) => void, attributes: OperatorAttributes = {}): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  define(chart, Operator.fromAttributes(chart, 'operator', { ...CONTEXT, ...attributes }));
  return objectsOf(app);
}

const standalone = (name: string, tls?: PluginTls) => written((chart, operator) => {
  new StandalonePlugin(chart, name, { operator, pluginName: `${name}.my-org.io`, image: 'plugin:1', tls });
});

interface Mistake {
  readonly tls?: PluginTls;
  readonly breaks: (parts: { service: any; deployment: any; certificate: (side: 'server' | 'client') => any }) => void;
  /** Whether the plugin has no pod. */
  readonly podless?: boolean;
  /** What the operator hears, where the symptom does not quote it. */
  readonly says?: RegExp;
  /** What the plugin logs meanwhile. */
  readonly logs?: string;
}

const MISTAKES: Record<string, Mistake> = {
  'certificate-usages': { breaks: ({ certificate }) => (certificate('server').spec.usages = ['client auth']) },
  'certificate-usages of the client': { breaks: ({ certificate }) => (certificate('client').spec.usages = ['server auth']) },
  'certificate-for-both-sides': {
    breaks: ({ service, deployment, certificate }) => {
      const secretName = certificate('server').spec.secretName;
      service.metadata.annotations['cnpg.io/pluginClientSecret'] = secretName;
      deployment.spec.template.spec.volumes.filter(({ secret }: any) => secret).forEach(({ secret }: any) => (secret.secretName = secretName));
    },
  },
  'server-name-covered': {
    breaks: ({ certificate }) => {
      const { spec } = certificate('server');
      spec.dnsNames = spec.dnsNames.filter((name: string) => name.endsWith('.svc'));
    },
  },
  'client-ca': {
    tls: PluginTls.certificateAuthority(),
    breaks: ({ deployment }) => {
      const { containers: [container], volumes } = deployment.spec.template.spec;
      container.args = container.args.map((arg: string) => arg.replace('/client/ca.crt', '/client/tls.crt'));
      volumes.forEach(({ secret }: any) => delete secret?.items);
    },
  },
  'tls-keys-mounted': {
    breaks: ({ deployment }) => {
      deployment.spec.template.spec.volumes.find(({ name }: any) => name === 'server').secret.items = [{ key: 'tls.crt', path: 'tls.crt' }];
    },
    logs: 'no such file or directory',
  },
  'replicas': { breaks: ({ deployment }) => (deployment.spec.replicas = 0), podless: true, says: /connection refused/ },
};

let objects: any[] = [];
let pod: PluginPod | undefined;
afterEach(async () => {
  await pod?.stop();
  await uninstall(objects);
  [objects, pod] = [[], undefined];
});

test.each(Object.entries(MISTAKES))('%s', async (title, { tls, breaks, podless, says, logs }) => {
  const [id] = title.split(' ');
  const name = title.replaceAll(' ', '-');
  const sound = standalone(name, tls);
  objects = standalone(name, tls);
  breaks({
    ...partsOf(objects),
    certificate: side => objects.find(({ kind, metadata }) => kind === 'Certificate' && metadata.name.endsWith(`-${side}`)),
  });
  expectVerdicts(id, sound, objects, CONTEXT);
  await install(objects);
  resolve(partsOf(objects).service);
  pod = podless ? undefined : await startPod(objects);
  // at times the connection is gone before the alert can be read
  let verdict: Verdict | undefined;
  const isShown = async () => {
    verdict = await check(NAMESPACE, 'cnpg.io', name);
    return verdict.outcome === 'refused' && (says ? says.test(verdict.reason!) : isQuoted(id, verdict.reason!));
  };
  await Api.until('the symptom', isShown, 10).catch(() => expect(verdict).toBe('the symptom'));
  expect(logs === undefined || (pod!.output().includes(logs) && isQuoted(id, logs))).toBe(true);
});

test('issuer-namespace', async () => {
  const sound = standalone('lost-issuer');
  objects = standalone('lost-issuer');
  objects.find(({ kind }) => kind === 'Issuer').metadata.namespace = 'elsewhere';
  expectVerdicts('issuer-namespace', sound, objects, CONTEXT);
  await install(objects);
  const message = await Api.until('the request of the certificate', async () => {
    const requests = await api.send('GET', `/apis/cert-manager.io/v1/namespaces/${NAMESPACE}/certificaterequests`);
    return requests.body.items.flatMap(({ status }: any) => status?.conditions ?? [])
      .find(({ type, message: text }: any) => type === 'Ready' && text.includes('lost-issuer-selfsigned-issuer'))?.message;
  });
  expect(message).toContain('Referenced "Issuer" not found');
  expect(ruleOf('issuer-namespace').symptom).toContain('Referenced "Issuer" not found');
});

describe('sockets', () => {
  const PLUGIN = 'audit.my-org.io';
  const audit = (socketDirectory: string, pluginName = PLUGIN) => written((chart, operator) => {
    new SidecarPlugin(chart, 'audit', { operator, pluginName, image: 'audit:1', socketFlag: '--plugin-path' });
  }, { socketDirectory });
  const directory = () => {
    const path = mkdtempSync(join(tmpdir(), 'sockets-'));
    chmodSync(path, 0o755);
    return path;
  };

  /** The fragment, merged into the operator's Deployment. */
  const withOperator = (fragment: any[]) => fragment.map(object => object.kind !== 'Deployment' ? object : {
    ...object,
    spec: {
      selector: { matchLabels: CONTEXT.distribution.operatorPodLabels },
      template: {
        metadata: { labels: CONTEXT.distribution.operatorPodLabels },
        spec: {
          ...object.spec.template.spec,
          containers: [{
            ...object.spec.template.spec.containers[0], image: 'cloudnative-pg:1.30.0', securityContext: { runAsUser: 10001, runAsGroup: 10001 },
          }],
        },
      },
    },
  });

  async function withSidecar<T>(container: any, pluginName: string, look: (log: () => string) => Promise<T>, uid?: number): Promise<T> {
    const log = join(directory(), 'log');
    const plugin = start(executable('plugin'), container.args, log, { uid, env: { PLUGIN_NAME: pluginName } });
    try {
      return await look(() => readFileSync(log, 'utf8'));
    } finally {
      await stop(plugin);
    }
  }

  test('socket-path', async () => {
    const base = directory();
    const longest = join(base, 'x'.repeat(107 - base.length - PLUGIN.length - 2));
    const tooLong = `${longest}x`;
    for (const [path, works] of [[longest, true], [tooLong, false]] as const) {
      mkdirSync(path);
      const [container] = only(audit(longest), 'Deployment').spec.template.spec.initContainers;
      await withSidecar({ args: container.args.map((arg: string) => arg.replace(longest, path)) }, PLUGIN, async log => {
        await Api.until('the socket, or a word', async () => existsSync(join(path, PLUGIN)) || log().includes('bind:'));
        expect(existsSync(join(path, PLUGIN))).toBe(works);
        expect(isQuoted('socket-path', log())).toBe(!works);
      });
    }
  });

  test('socket-directory', () => {
    const verdict = connect({ socket: `plugins/${PLUGIN}`, name: PLUGIN });
    expect(verdict).toMatchObject({ outcome: 'refused' });
    expect(quotesOf(ruleOf('socket-directory').symptom)[0]).toEqual(new RegExp('invalid \\(non-empty\\) authority'));
    expect(verdict.reason).toContain('invalid (non-empty) authority');
  });

  test('sidecar-user', async () => {
    const path = directory();
    const [sound, broken] = [withOperator(audit(path)), withOperator(audit(path))];
    const { initContainers: [container], containers: [{ securityContext: { runAsUser: operatorUser } }] } = only(broken, 'Deployment').spec.template.spec;
    container.securityContext.runAsUser = 65532;
    expectVerdicts('sidecar-user', sound, broken, CONTEXT);
    chownSync(path, 65532, 65532);
    const program = executable('connect');
    await withSidecar(container, PLUGIN, async () => {
      await Api.until('the socket', async () => existsSync(join(path, PLUGIN)));
      const { reason } = connect({ socket: join(path, PLUGIN), name: PLUGIN, as: operatorUser }, program);
      expect(isQuoted('sidecar-user', reason!)).toBe(true);
    }, container.securityContext.runAsUser);
  });
});
