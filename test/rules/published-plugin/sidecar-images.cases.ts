import { RuleCases } from '../../support/rule-cases';
import { barmanCloud, published, withObjects } from '../support/servers';

const withVariable = (entry: object) => ({ container }: any) => { container.env = [{ name: 'LOG', value: '1' }, { name: 'SIDECAR_IMAGE', ...entry }]; };
const sidecar = (tag: string) => withVariable({ value: `ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:${tag}` });

const IMAGE = 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v0.12.0';
const images = (kind: string, field: string, value: string, namespace = 'postgresql-operator-system') =>
  ({ apiVersion: 'v1', kind, metadata: { name: 'images', namespace }, [field]: { SIDECAR_IMAGE: value } });
const beside = (object: object, reference: string) =>
  withObjects(barmanCloud('0.14.0', withVariable({ valueFrom: { [reference]: { name: 'images', key: 'SIDECAR_IMAGE' } } })), object);

export const cases: RuleCases[] = [
  {
    id: 'plugin-sidecar-image',
    invalid: [
      ['an older sidecar', barmanCloud('0.14.0', sidecar('v0.13.0')),
        'spec.template.spec.containers[0].env[1].value: release 0.13.0, but the plugin\'s image is of release 0.14.0'],
      ['images of another registry', published('barman-cloud.cloudnative-pg.io', 'registry.example.com/mirror/plugin-barman-cloud:v0.12.0', sidecar('v0.14.0@sha256:aa')),
        'spec.template.spec.containers[0].env[1].value: release 0.14.0, but the plugin\'s image is of release 0.12.0'],
      ['a ConfigMap', beside(images('ConfigMap', 'data', IMAGE), 'configMapKeyRef'),
        'spec.template.spec.containers[0].env[1].valueFrom: release 0.12.0, but the plugin\'s image is of release 0.14.0'],
      ['a Secret', beside(images('Secret', 'data', Buffer.from(IMAGE).toString('base64')), 'secretKeyRef'),
        'spec.template.spec.containers[0].env[1].valueFrom: release 0.12.0, but the plugin\'s image is of release 0.14.0'],
    ],
    valid: [
      ['one release', barmanCloud('0.14.0', sidecar('0.14.0'))],
      ['a digest', barmanCloud('0.14.0', withVariable({ value: 'sidecar@sha256:aa' }))],
      ['a ConfigMap with that release', beside(images('ConfigMap', 'data', IMAGE.replace('0.12', '0.14')), 'configMapKeyRef')],
      ['a ConfigMap without the key', beside({ ...images('ConfigMap', 'data', IMAGE), data: {} }, 'configMapKeyRef')],
      ['a ConfigMap of another namespace', beside(images('ConfigMap', 'data', IMAGE, 'other'), 'configMapKeyRef')],
      ['a Secret elsewhere', barmanCloud('0.14.0', withVariable({ valueFrom: { secretKeyRef: { name: 'images', key: 'SIDECAR_IMAGE' } } }))],
      ['no variable', barmanCloud('0.14.0')],
      ['an image of somebody else', published('barman-cloud.cloudnative-pg.io', 'barman:v0.14.0', sidecar('v0.13.0'))],
      ['a plugin whose sidecar has its own releases', published('klio.cnpg.io', 'ghcr.io/cloudnative-pg/klio-operator:v0.0.20', sidecar('v0.13.0'))],
    ],
  },
];
