import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, issuerNamed, pluginServiceOf } from '../installs';

const FORGETS = 'and the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound")';
const signed = (secretName: string, ca: object, ...others: object[]) => ({
  objects: [
    pluginServiceOf(), certificateNamed('server', { issuerRef: { name: 'authority' } }), issuerNamed('authority', { ca: { secretName } }),
    certificateNamed('ca', ca), issuerNamed('issuer'), ...others,
  ],
});

export const cases: RuleCases[] = [
  {
    id: 'authority-certificate',
    ending: `In the cluster: cert-manager signs nothing ("certificate is not a CA"), ${FORGETS}. Fix: state \`isCA: true\`. [authority-certificate]`,
    breaks: [['none', signed('ca', {}), 'Certificate "ca" is no authority (isCA), and Issuer "authority" signs with it']],
    keeps: [['an authority', signed('ca', { isCA: true })], ['a Secret from elsewhere', signed('other', {})]],
  },
  {
    id: 'authority-secret',
    ending: `In the cluster: cert-manager waits ("secret … not found"), ${FORGETS}. Fix: let \`ca.secretName\` be the Secret of the authority's Certificate. [authority-secret]`,
    breaks: [['a letter too many', signed('cas', { isCA: true }), 'nothing makes Secret "cas", and no Issuer signs with the authority\'s Secret "ca"']],
    keeps: [
      ['its Secret', signed('ca', { isCA: true })],
      ['another authority, which the input does not show', signed('cas', { isCA: true }, issuerNamed('second', { ca: { secretName: 'ca' } }))],
      ['a Secret by hand', signed('cas', { isCA: true }, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cas', namespace: 'cnpg-system' } })],
    ],
  },
];
