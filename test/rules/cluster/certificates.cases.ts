import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster } from '../support/programs';

export const cases: RuleCases[] = [
  {
    id: 'server-alt-dns-names',
    throws: [
      ['both', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca', serverAltDNSNames: ['db.example.com'] } }),
        'plugins/db: certificates.serverAltDNSNames: cannot be combined with serverTLSSecret'],
    ],
    passes: [
      ['names', cluster({ certificates: { serverAltDNSNames: ['db.example.com'] } })],
      ['a Secret', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca', serverAltDNSNames: [] } })],
    ],
    invalid: [['names beside an existing certificate',
      clusterManifest('certificates: { serverTLSSecret: db-tls, serverCASecret: db-ca, serverAltDNSNames: [db.example.com] }'),
      'spec.certificates.serverAltDNSNames: cannot be combined with serverTLSSecret']],
    valid: [['names for the certificate of the operator', clusterManifest('certificates: { serverAltDNSNames: [db.example.com] }')]],
  },
  {
    id: 'server-ca-secret',
    throws: [
      ['a certificate alone', cluster({ certificates: { serverTLSSecret: 'tls' } }),
        'plugins/db: certificates.serverCASecret: required, because serverTLSSecret is set'],
      ['an authority without a name', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: '' } }),
        'plugins/db: certificates.serverCASecret: required, because serverTLSSecret is set'],
    ],
    passes: [
      ['both', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca' } })],
      ['an authority alone', cluster({ certificates: { serverCASecret: 'ca' } })],
    ],
    invalid: [['a certificate without its CA', clusterManifest('certificates: { serverTLSSecret: db-tls }'),
      'spec.certificates.serverCASecret: required, because serverTLSSecret is set']],
    valid: [['a certificate with its CA', clusterManifest('certificates: { serverTLSSecret: db-tls, serverCASecret: db-ca }')]],
  },
  {
    id: 'client-ca-secret',
    throws: [
      ['a certificate alone', cluster({ certificates: { replicationTLSSecret: 'tls' } }),
        'plugins/db: certificates.clientCASecret: required, because replicationTLSSecret is set'],
      ['another authority', cluster({ certificates: { replicationTLSSecret: 'tls', serverCASecret: 'ca' } }),
        'plugins/db: certificates.clientCASecret: required, because replicationTLSSecret is set'],
    ],
    passes: [
      ['both', cluster({ certificates: { replicationTLSSecret: 'tls', clientCASecret: 'ca' } })],
      ['an authority alone', cluster({ certificates: { clientCASecret: 'ca' } })],
    ],
    invalid: [['a certificate without its CA', clusterManifest('certificates: { replicationTLSSecret: replication-tls }'),
      'spec.certificates.clientCASecret: required, because replicationTLSSecret is set']],
    valid: [['a certificate with its CA', clusterManifest('certificates: { replicationTLSSecret: replication-tls, clientCASecret: replication-ca }')]],
  },
  {
    id: 'superuser-secret',
    throws: [['no name', cluster({ superuserSecret: { name: '' } }), 'plugins/db: superuserSecret.name: "" is invalid: expected the name of a Secret']],
    passes: [['a name', cluster({ superuserSecret: { name: 'admin' } })], ['none', cluster()]],
    invalid: [['an empty name', clusterManifest('superuserSecret: { name: "" }'), 'spec.superuserSecret.name: "" is invalid: expected the name of a Secret']],
    valid: [['a Secret with the password', clusterManifest('superuserSecret: { name: db-superuser-password }')]],
  },
];
