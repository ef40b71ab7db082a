import { Finding } from './finding';

const WORKS = 'it works';

/** Certificates between the operator and a standalone plugin. */
export const TLS: Finding[] = [
  { number: 1, what: 'both certificates self-signed, the plugin trusts `tls.crt`', rules: [], why: WORKS },
  {
    number: 2,
    what: 'both signed by an authority, the plugin trusts `tls.crt`: the operator sends no certificate',
    rules: ['client-ca'],
    reports: ['cloudnative-pg/plugin-barman-cloud#477'],
  },
  { number: 3, what: 'both signed by an authority, the plugin trusts `ca.crt`', rules: [], why: WORKS },
  { number: 4, what: 'the server\'s signed by an authority, the client\'s self-signed', rules: [], why: WORKS },
  {
    number: 5,
    what: '`tls.crt` holds the leaf and its signer, and the plugin trusts it',
    rules: [],
    why: 'it works; a program may be asked to state it ([client-ca-unknown](rules/client-ca-unknown.md))',
  },
  { number: 6, what: 'an intermediate in `tls.crt`, the plugin trusts the root in `ca.crt`', rules: [], why: WORKS },
  {
    number: 7,
    what: 'signed by an intermediate that `tls.crt` leaves out, the plugin trusts the root',
    rules: [],
    why: 'it is in the contents of the Secret, which are not read; cert-manager writes the intermediate',
  },
  { number: 8, what: 'a self-signed client certificate, the plugin trusts `ca.crt`, which is the same with cert-manager', rules: [], why: WORKS },
  { number: 9, what: 'the server\'s name as common name alone', rules: ['server-name-covered'] },
  { number: 10, what: 'long names of the Service alone, while the operator asks for the short one', rules: ['server-name-covered'] },
  { number: 11, what: 'long names, or a wildcard, and `pluginServerName` with one of them', rules: [], why: WORKS },
  { number: 12, what: 'a server certificate for clients alone', rules: ['certificate-usages'] },
  { number: 13, what: 'a client certificate for servers alone', rules: ['certificate-usages'] },
  { number: 14, what: 'no extended usages at all', rules: [], why: WORKS },
  {
    number: 15,
    what: 'one certificate for both sides, with the usage of one of them',
    rules: ['certificate-for-both-sides'],
    why: 'with both usages it works',
  },
  {
    number: 16,
    what: 'an expired certificate',
    rules: ['certificate-duration', 'authority-renewal'],
    why: 'these two keep it from expiring; that it has expired, only its contents show',
  },
  { number: 17, what: 'a plugin that speaks TLS 1.2 at most', rules: [], why: 'it is in the image of the plugin' },
];
