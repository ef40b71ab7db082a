import { RuleCases } from '../../support/rule-cases';
import { cluster } from '../support/programs';

export const cases: RuleCases[] = [
  {
    id: 'server-alt-dns-names',
    throws: [
      ['both', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca', serverAltDNSNames: ['db.example.com'] } }),
        'plugins/db: certificates.serverAltDNSNames is stated, and serverTLSSecret "tls" as well'],
    ],
    passes: [
      ['names', cluster({ certificates: { serverAltDNSNames: ['db.example.com'] } })],
      ['a Secret', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca', serverAltDNSNames: [] } })],
    ],
  },
  {
    id: 'server-ca-secret',
    throws: [
      ['a certificate alone', cluster({ certificates: { serverTLSSecret: 'tls' } }),
        'plugins/db: certificates.serverTLSSecret "tls" has no serverCASecret beside it'],
      ['an authority without a name', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: '' } }),
        'plugins/db: certificates.serverTLSSecret "tls" has no serverCASecret beside it'],
    ],
    passes: [
      ['both', cluster({ certificates: { serverTLSSecret: 'tls', serverCASecret: 'ca' } })],
      ['an authority alone', cluster({ certificates: { serverCASecret: 'ca' } })],
    ],
  },
  {
    id: 'client-ca-secret',
    throws: [
      ['a certificate alone', cluster({ certificates: { replicationTLSSecret: 'tls' } }),
        'plugins/db: certificates.replicationTLSSecret "tls" has no clientCASecret beside it'],
      ['another authority', cluster({ certificates: { replicationTLSSecret: 'tls', serverCASecret: 'ca' } }),
        'plugins/db: certificates.replicationTLSSecret "tls" has no clientCASecret beside it'],
    ],
    passes: [
      ['both', cluster({ certificates: { replicationTLSSecret: 'tls', clientCASecret: 'ca' } })],
      ['an authority alone', cluster({ certificates: { clientCASecret: 'ca' } })],
    ],
  },
  {
    id: 'superuser-secret',
    throws: [['no name', cluster({ superuserSecret: { name: '' } }), 'plugins/db: superuserSecret has no name']],
    passes: [['a name', cluster({ superuserSecret: { name: 'admin' } })], ['none', cluster()]],
  },
];
