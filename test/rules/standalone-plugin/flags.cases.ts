import { RuleCases } from '../../support/rule-cases';
import { manifests, PluginManifests } from '../support/plugin-manifests';

const ARGS = 'spec.template.spec.containers[0].args';
const withArgs = (...args: string[]) => ({ container }: PluginManifests) => { container.args = ['plugin', ...args]; };
const STANDARD = ['--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090'];
const replaced = (index: number, flag: string) => STANDARD.map((one, at) => at === index ? flag : one);

export const cases: RuleCases[] = [
  {
    id: 'plugin-flag-secret',
    invalid: [
      ['the plugin\'s own certificate as the one to trust', manifests(withArgs(...replaced(2, '--client-cert=/server/tls.crt'))),
        `${ARGS}[3]: "tls.crt" of Secret "audit-server-tls" is invalid for --client-cert: expected a file of Secret "audit-client-tls"`],
      ['the key of the other side', manifests(withArgs(...replaced(1, '--server-key=/client/tls.key'))),
        `${ARGS}[2]: "tls.key" of Secret "audit-client-tls" is invalid for --server-key: expected a file of Secret "audit-server-tls"`],
      ['flags of klio', manifests(withArgs(
        '--plugin-server-cert=/server/tls.crt', '--plugin-server-key=/server/tls.key', '--plugin-client-cert=/server/tls.crt', '--plugin-server-address=:9090',
      )), `${ARGS}[3]: "tls.crt" of Secret "audit-server-tls" is invalid for --plugin-client-cert: expected a file of Secret "audit-client-tls"`],
      ['directories of WAL-G', manifests(withArgs('--cnpg-i-cert-path=/server', '--cnpg-i-client-cert-path=/server/', '--cnpg-i-bind-address=:9090')),
        `${ARGS}[2]: "tls.crt" of Secret "audit-server-tls" is invalid for --cnpg-i-client-cert-path: expected a file of Secret "audit-client-tls"`],
    ],
    valid: [
      ['each its own', manifests(withArgs(...STANDARD))],
      ['flags of klio', manifests(withArgs('--plugin-server-cert=/server/tls.crt', '--plugin-server-key=/server/tls.key', '--plugin-client-cert=/client/ca.crt'))],
      ['flags of connect', manifests(withArgs('--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-ca=/client/ca.crt', '--plugin-address=:9090'))],
      ['directories of WAL-G', manifests(withArgs('--cnpg-i-cert-path=/server', '--cnpg-i-cert-key=tls.key', '--cnpg-i-client-cert-path=/client', '--cnpg-i-bind-address=:9090'))],
      ['the authority of both', manifests(withArgs(...replaced(2, '--client-cert=/server/ca.crt')))],
      ['one Secret for both', manifests(parts => {
        withArgs(...replaced(2, '--client-cert=/server/tls.crt'))(parts);
        parts.service.metadata.annotations['k8s.enterprisedb.io/pluginClientSecret'] = 'audit-server-tls';
      })],
      ['Secrets from elsewhere', manifests(parts => {
        withArgs(...replaced(2, '--client-cert=/server/tls.crt'))(parts);
        parts.serverCertificate = undefined;
      })],
    ],
  },
  {
    id: 'plugin-flag-misspelt',
    invalid: [
      ['two letters in the wrong order', manifests(withArgs(...replaced(0, '--server-crt=/server/tls.crt'))),
        `${ARGS}[1]: "--server-crt" is unknown, and --server-cert is missing; did you mean "--server-cert"?`],
      ['a flag whose value is the next argument', manifests(withArgs(...STANDARD.slice(0, 3), '--server-adress', ':9090')),
        `${ARGS}[4]: "--server-adress" is unknown, and --server-address is missing; did you mean "--server-address"?`],
    ],
    valid: [
      ['all of them', manifests(withArgs(...STANDARD, '--server-certs=more', '--debug'))],
      ['flags of connect', manifests(withArgs('--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-ca=/client/ca.crt', '--plugin-address=:9090'))],
      ['other flags', manifests(withArgs('--cert=/server/tls.crt', '--server-crt=/server/tls.crt'))],
    ],
  },
];
