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
    invalid: [['the Certificate of an authority without isCA', signed('ca', {}),
      'spec.isCA: required, because Issuer "authority" signs with this Certificate: expected true']],
    valid: [['the Certificate of an authority with isCA', signed('ca', { isCA: true })], ['a Secret that is not in the input', signed('other', {})]],
  },
  {
    id: 'authority-secret',
    invalid: [['a Secret name with a typo', signed('cas', { isCA: true }),
      'spec.ca.secretName: nothing makes Secret "cas"; did you mean "ca"?']],
    valid: [
      ['the Secret of the authority', signed('ca', { isCA: true })],
      ['another authority that is not in the input', signed('cas', { isCA: true }, issuerNamed('second', { ca: { secretName: 'ca' } }))],
      ['a Secret that is in the input', signed('cas', { isCA: true }, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cas', namespace: 'cnpg-system' } })],
    ],
  },
];
