import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, issuerNamed, pluginServiceOf } from '../support/installs';

const signed = (secretName: string, ca: object, ...others: object[]) => ({
  objects: [
    pluginServiceOf(), certificateNamed('server', { issuerRef: { name: 'authority' } }), issuerNamed('authority', { ca: { secretName } }),
    certificateNamed('ca', ca), issuerNamed('issuer'), ...others,
  ],
});

export const cases: RuleCases[] = [
  {
    id: 'authority-certificate',
    invalid: [['none', signed('ca', {}), 'Certificate "ca" is no authority (isCA), and Issuer "authority" signs with it']],
    valid: [['an authority', signed('ca', { isCA: true })], ['a Secret from elsewhere', signed('other', {})]],
  },
  {
    id: 'authority-secret',
    invalid: [['a letter too many', signed('cas', { isCA: true }), 'nothing makes Secret "cas", and no Issuer signs with the authority\'s Secret "ca"']],
    valid: [
      ['its Secret', signed('ca', { isCA: true })],
      ['another authority, which the input does not show', signed('cas', { isCA: true }, issuerNamed('second', { ca: { secretName: 'ca' } }))],
      ['a Secret by hand', signed('cas', { isCA: true }, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cas', namespace: 'cnpg-system' } })],
    ],
  },
];
