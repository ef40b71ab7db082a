import { RuleCases } from '../../support/rule-cases';
import { barmanCloud, published } from '../support/servers';

const withVariable = (entry: object) => ({ container }: any) => { container.env = [{ name: 'LOG', value: '1' }, { name: 'SIDECAR_IMAGE', ...entry }]; };
const sidecar = (tag: string) => withVariable({ value: `ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:${tag}` });

export const cases: RuleCases[] = [
  {
    id: 'plugin-sidecar-image',
    invalid: [
      ['an older sidecar', barmanCloud('0.14.0', sidecar('v0.13.0')),
        'spec.template.spec.containers[0].env[1].value: release 0.13.0, but the plugin\'s image is of release 0.14.0'],
      ['images of another registry', published('barman-cloud.cloudnative-pg.io', 'registry.example.com/mirror/plugin-barman-cloud:v0.12.0', sidecar('v0.14.0@sha256:aa')),
        'spec.template.spec.containers[0].env[1].value: release 0.14.0, but the plugin\'s image is of release 0.12.0'],
    ],
    valid: [
      ['one release', barmanCloud('0.14.0', sidecar('0.14.0'))],
      ['a digest', barmanCloud('0.14.0', withVariable({ value: 'sidecar@sha256:aa' }))],
      ['a Secret', barmanCloud('0.14.0', withVariable({ valueFrom: { secretKeyRef: { name: 'images', key: 'SIDECAR_IMAGE' } } }))],
      ['no variable', barmanCloud('0.14.0')],
      ['an image of somebody else', published('barman-cloud.cloudnative-pg.io', 'barman:v0.14.0', sidecar('v0.13.0'))],
      ['a plugin whose sidecar has its own releases', published('klio.cnpg.io', 'ghcr.io/cloudnative-pg/klio-operator:v0.0.20', sidecar('v0.13.0'))],
    ],
  },
];
