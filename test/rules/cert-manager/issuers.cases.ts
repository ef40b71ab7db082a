import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, issuerNamed } from '../support/installs';

const referring = (issuerRef: object, ...issuers: object[]) => ({ objects: [certificateNamed('server', { issuerRef }), ...issuers] });
const clusterIssuer = (name: string) => ({ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name }, spec: { selfSigned: {} } });

export const cases: RuleCases[] = [
  {
    id: 'issuer-type',
    invalid: [['two', { objects: [issuerNamed('issuer', { selfSigned: {}, ca: { secretName: 'ca' } })] }, 'spec: must set only one of ca and selfSigned']],
    valid: [['one', { objects: [issuerNamed('issuer')] }]],
  },
  {
    id: 'issuer-kind',
    invalid: [
      ['lower case', referring({ name: 'issuer', kind: 'issuer' }), 'spec.issuerRef.kind: "issuer" is invalid; did you mean "Issuer"?'],
      ['a kind of another group', referring({ name: 'issuer', kind: 'AWSPCAIssuer', group: 'cert-manager.io' }),
        'spec.issuerRef.kind: "AWSPCAIssuer" is invalid: expected Issuer or ClusterIssuer'],
    ],
    valid: [
      ['an Issuer', referring({ name: 'issuer', kind: 'Issuer' })],
      ['a ClusterIssuer', referring({ name: 'issuer', kind: 'ClusterIssuer' })],
      ['the default', referring({ name: 'issuer', kind: '' })],
      ['another group', referring({ name: 'issuer', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' })],
    ],
  },
  {
    id: 'issuer-missing',
    invalid: [
      ['a name', referring({ name: 'plugin-isuer' }, issuerNamed('plugin-issuer')), 'spec.issuerRef.name: Issuer "plugin-isuer" was not found; did you mean "plugin-issuer"?'],
      ['the other kind', referring({ name: 'issuer', kind: 'ClusterIssuer' }, issuerNamed('issuer')),
        'spec.issuerRef.kind: ClusterIssuer "issuer" was not found: expected the Issuer "issuer"'],
      ['the other kind, which is the default', referring({ name: 'issuer' }, clusterIssuer('issuer')), 'spec.issuerRef.kind: Issuer "issuer" was not found: expected the ClusterIssuer "issuer"'],
      ['a group', referring({ name: 'issuer', group: 'certmanager.io' }, issuerNamed('issuer')),
        'spec.issuerRef.group: "certmanager.io" is not the group of cert-manager; did you mean "cert-manager.io"?'],
    ],
    valid: [
      ['its issuer', referring({ name: 'issuer', group: 'cert-manager.io' }, issuerNamed('issuer'))],
      ['an issuer that is elsewhere', referring({ name: 'company-authority' }, issuerNamed('issuer'))],
      ['both kinds', referring({ name: 'issuer' }, issuerNamed('issuer'), clusterIssuer('issuer'))],
      ['a name that is substituted later', referring({ name: '${ISSUER}' }, issuerNamed('issuer'))],
      ['an issuer whose name is substituted later', referring({ name: 'plugin-isuer' }, issuerNamed('plugin-issuer'), issuerNamed('${ISSUER}'))],
      ['an issuer of another controller', referring({ name: 'issuer', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' }, issuerNamed('issuer'))],
    ],
  },
];
