import { Duration } from 'cdk8s';
import { Program, RuleCases } from '../../support/rule-cases';
import { certificate, manifests, object } from '../support/plugin-manifests';
import { authority, selfSigned } from '../support/programs';

/** Both certificates of a plugin have the same mistake. */
const UNREADABLE = 'is not a valid duration: expected hours, minutes and seconds, such as "2160h" or "1h30m"';

function lasting(duration: Duration, renewBefore: Duration): Program {
  return selfSigned({ duration, renewBefore });
}

function renewed(renewBefore: string, used: string, duration: string): string {
  return `"${renewBefore}" makes cert-manager renew the certificate ${used} after it is issued, because the duration is "${duration}"`;
}

function ending(before: number, used: number): string {
  return `spec.renewBefore: the authority is renewed ${before} hours before its end: expected at least ${used} hours, `
    + 'because the certificates that it signs are used for that long';
}

export const cases: RuleCases[] = [
  {
    id: 'certificate-duration',
    throws: [
      ['less than an hour', lasting(Duration.minutes(59), Duration.minutes(10)), 'plugins/example: tls.duration: "59m" is too short: expected at least 1h'],
      ['renewed too late', lasting(Duration.hours(2), Duration.minutes(4)), 'plugins/example: tls.renewBefore: "4m" is too short: expected at least 5m'],
      ['renewed at once', lasting(Duration.hours(2), Duration.hours(2)),
        'plugins/example: tls.renewBefore: "2h" is too long: expected less than the duration, which is "2h"'],
      ['both too short', lasting(Duration.minutes(4), Duration.minutes(3)), 'plugins/example: tls.duration: "4m" is too short: expected at least 1h',
        'plugins/example: tls.renewBefore: "3m" is too short: expected at least 5m'],
      ['an authority', authority({ authorityDuration: Duration.minutes(59) }), 'plugins/example: tls.authorityDuration: "59m" is too short: expected at least 1h'],
    ],
    passes: [
      ['an hour and five minutes', lasting(Duration.hours(1), Duration.minutes(5))],
      ['an authority', authority({ authorityDuration: Duration.hours(2), authorityRenewBefore: Duration.hours(1) })],
    ],
    invalid: [
      ['a certificate that lasts half an hour', manifests(({ clientCertificate: { spec } }) => { spec.duration = '30m'; }),
        'spec.duration: "30m" is too short: expected at least 1h'],
      ['a certificate that is renewed before it is valid', manifests(({ clientCertificate: { spec } }) => { spec.renewBefore = '2160h'; }),
        'spec.renewBefore: "2160h" is too long: expected less than the duration, which is "2160h"'],
      ['two times of renewal', manifests(({ clientCertificate: { spec } }) => Object.assign(spec, { renewBefore: '360h', renewBeforePercentage: 10 })),
        'spec.renewBeforePercentage: cannot be combined with renewBefore'],
      ['days, and an empty duration', manifests(({ clientCertificate: { spec } }) => Object.assign(spec, { duration: '90d', renewBefore: '' })),
        `spec.duration: "90d" ${UNREADABLE}`, `spec.renewBefore: "" ${UNREADABLE}`],
    ],
    valid: [
      ['a certificate that lasts 90 days', manifests(({ clientCertificate: { spec } }) => Object.assign(spec, { duration: '2160h', renewBefore: '360h' }))],
      ['no duration', manifests()],
      ['a percentage', manifests(({ clientCertificate: { spec } }) => { spec.renewBeforePercentage = 10; })],
      ['a duration that is filled in later', manifests(({ clientCertificate: { spec } }) => { spec.duration = '${DURATION}'; })],
    ],
  },
  {
    id: 'certificate-renewal',
    warns: [
      ['renewed a minute after it is issued', lasting(Duration.minutes(121), Duration.hours(2)), 'plugins/example: tls.renewBefore: "2h" makes cert-manager renew the certificate 60 seconds after it is issued, because the duration is "2h1m"',
        'plugins/example: tls.renewBefore: "2h" makes cert-manager renew the certificate 60 seconds after it is issued, because the duration is "2h1m"'],
    ],
    passes: [['renewed five minutes after it is issued', lasting(Duration.minutes(125), Duration.hours(2))]],
    invalid: [
      ['a certificate that is renewed a second after it is issued', manifests(({ clientCertificate: { spec } }) => { spec.renewBefore = '2159h59m59s'; }),
        `spec.renewBefore: ${renewed('2159h59m59s', '1 second', '2160h')}`],
    ],
    valid: [
      ['a certificate that is renewed after 75 days', manifests(({ clientCertificate: { spec } }) => { spec.renewBefore = '360h'; })],
      ['what cert-manager rejects', manifests(({ clientCertificate: { spec } }) => { spec.renewBefore = '2160h'; })],
    ],
  },
  {
    id: 'authority-renewal',
    warns: [
      ['an authority that ends too soon for the certificates by default', authority({ authorityRenewBefore: Duration.hours(1799) }),
        'plugins/example: tls.authorityRenewBefore: the authority is renewed 1799 hours before its end: expected at least 1800 hours, because the certificates that it signs are used for that long'],
      ['certificates that are used too long for the authority by default', authority({ duration: Duration.days(731), renewBefore: Duration.days(1) }),
        `plugins/example: ${ending(8760, 17520)}`],
    ],
    passes: [
      ['an authority that lasts just long enough', authority({ authorityRenewBefore: Duration.hours(1800) })],
      ['certificates that are used no longer', authority({ duration: Duration.days(366), renewBefore: Duration.days(1) })],
      ['the default', authority({})],
    ],
    invalid: [
      ['an authority that ends too soon', manifests(one => {
        one.issuer = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });
        one.further.push(certificate('ca', { isCA: true, commonName: 'ca', duration: '8760h', renewBefore: '720h', issuerRef: { name: 'root' } }));
      }), ending(720, 1440)],
    ],
    valid: [
      ['an authority that lasts', manifests(one => {
        one.issuer = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });
        one.further.push(certificate('ca', { isCA: true, commonName: 'ca', duration: '8760h', issuerRef: { name: 'root' } }));
      })],
    ],
  },
];
