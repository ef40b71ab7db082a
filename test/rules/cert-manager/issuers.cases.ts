import { RuleCases } from '../../support/rule-cases';
import { issuerNamed } from '../support/installs';

export const cases: RuleCases[] = [
  {
    id: 'issuer-type',
    invalid: [['two', { objects: [issuerNamed('issuer', { selfSigned: {}, ca: { secretName: 'ca' } })] }, 'spec: must set only one of ca and selfSigned']],
    valid: [['one', { objects: [issuerNamed('issuer')] }]],
  },
];
