import { Finding } from './finding';

const WORKS = 'it works';

/** Certificates between the operator and a standalone plugin. */
export const TLS: Finding[] = [
  { number: 1, what: 'both certificates self-signed; the plugin trusts `tls.crt`', rules: [], why: WORKS },
  {
    number: 2,
    what: 'both signed by an authority; the plugin trusts `tls.crt`: the operator sends no certificate',
    rules: ['client-ca'],
    reports: ['cloudnative-pg/plugin-barman-cloud#477'],
  },
  { number: 3, what: 'both signed by an authority; the plugin trusts `ca.crt`', rules: [], why: WORKS },
  { number: 4, what: 'the server certificate signed by an authority, the client certificate self-signed', rules: [], why: WORKS },
  {
    number: 5,
    what: '`tls.crt` contains the leaf and its signer, and the plugin trusts it',
    rules: [],
    why: 'it works; a program may have to set `clientCa` ([client-ca-unknown](rules/client-ca-unknown.md))',
  },
  { number: 6, what: 'an intermediate in `tls.crt`; the plugin trusts the root in `ca.crt`', rules: [], why: WORKS },
  {
    number: 7,
    what: 'signed by an intermediate that `tls.crt` does not contain; the plugin trusts the root',
    rules: [],
    why: 'this depends on the contents of the Secret, which are not read; cert-manager writes the intermediate',
  },
  { number: 8, what: 'a self-signed client certificate; the plugin trusts `ca.crt`, which cert-manager makes equal to `tls.crt`', rules: [], why: WORKS },
  { number: 9, what: 'the server\'s name only as common name', rules: ['server-name-covered'] },
  { number: 10, what: 'only long names of the Service, but the operator verifies the short one', rules: ['server-name-covered'] },
  { number: 11, what: 'long names, or a wildcard, and `pluginServerName` with one of them', rules: [], why: WORKS },
  { number: 12, what: 'a server certificate with client usage only', rules: ['certificate-usages'] },
  { number: 13, what: 'a client certificate with server usage only', rules: ['certificate-usages'] },
  { number: 14, what: 'no extended key usages', rules: [], why: WORKS },
  {
    number: 15,
    what: 'one certificate for both sides, with the usage of one of them',
    rules: ['certificate-for-both-sides'],
    why: 'it works with both usages',
  },
  {
    number: 16,
    what: 'an expired certificate',
    rules: ['certificate-duration', 'authority-renewal'],
    why: 'these rules prevent expiry; that a certificate has expired is only in its contents',
  },
  { number: 17, what: 'a plugin that supports TLS 1.2 at most', rules: [], why: 'this depends on the plugin\'s image' },
];
