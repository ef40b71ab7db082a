import { RuleCases } from '../../support/rule-cases';
import { FUTURE, NOW, PAST } from '../support/certificates';

const RUNNING = { uid: '1', resourceVersion: '1' };

/** The Service of a plugin, and the Secrets that it names, as a cluster has them. */
function plugin(serverCertificate: string, { serverName, ...metadata }: Record<string, string> = {}): { readonly objects: object[] } {
  const secret = (name: string, certificate: string, about: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'cnpg-system', ...about },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': certificate, 'tls.key': '' },
  });
  const annotations = { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginServerSecret': 'server', 'cnpg.io/pluginClientSecret': 'client' };
  return {
    objects: [{
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'barman-cloud',
        namespace: 'cnpg-system',
        labels: { 'cnpg.io/pluginName': 'barman-cloud.cloudnative-pg.io' },
        annotations: { ...annotations, ...serverName === undefined ? {} : { 'cnpg.io/pluginServerName': serverName } },
        ...metadata,
      },
      spec: { selector: { app: 'barman-cloud' }, ports: [{ port: 9090 }] },
    }, secret('server', serverCertificate, RUNNING), secret('client', NOW, RUNNING)],
  };
}

const inAManifest = plugin(PAST).objects.map((object: any) =>
  ({ ...object, metadata: { ...object.metadata, uid: undefined, resourceVersion: undefined } }));

export const cases: RuleCases[] = [
  {
    id: 'secret-certificate-valid',
    invalid: [
      ['an expired certificate', plugin(PAST),
        'data["tls.crt"]: the server certificate of Service "barman-cloud" in namespace "cnpg-system" expired at 2021-01-01T00:00:00Z'],
      ['a certificate of the future', plugin(FUTURE),
        'data["tls.crt"]: the server certificate of Service "barman-cloud" in namespace "cnpg-system" is not valid before 9998-01-01T00:00:00Z'],
    ],
    valid: [
      ['a certificate that is valid', plugin(NOW)],
      ['a Secret whose values were not read', plugin('')],
      ['something else than a certificate', plugin(Buffer.from('none').toString('base64'))],
      ['a manifest, which can be older than the Secret in the cluster', { objects: inAManifest }],
    ],
  },
  {
    id: 'secret-certificate-name',
    invalid: [
      ['another name of the Service', plugin(NOW, { name: 'plugin' }),
        'data["tls.crt"]: "plugin" is missing: the certificate has the DNS names "barman-cloud", "barman-cloud.cnpg-system.svc"'],
      ['a name in the annotation', plugin(NOW, { serverName: 'barman-cloud.local' }),
        'data["tls.crt"]: "barman-cloud.local" is missing: the certificate has the DNS names "barman-cloud", "barman-cloud.cnpg-system.svc"'],
    ],
    valid: [
      ['the name of the Service', plugin(NOW)],
      ['the name in the annotation', plugin(NOW, { name: 'plugin', serverName: 'barman-cloud.cnpg-system.svc' })],
      ['a Secret whose values were not read', plugin('', { name: 'plugin' })],
    ],
  },
];
