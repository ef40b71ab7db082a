import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../support/installs';

const service = pluginServiceOf();
const SECRETS = [certificateNamed('server'), certificateNamed('client')];
const WORKLOAD = 'Deployment "plugin" in namespace "cnpg-system"';
const args = (...words: string[]) => ({ objects: [service, pluginDeployment({ args: words }), ...SECRETS] });
const PODLESS = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'plugin', namespace: 'cnpg-system' } };
const mounts = (secretName: string) => pluginDeployment({}, { volumes: [{ name: 'server', secret: { secretName } }, { name: 'client', secret: { secretName: 'client' } }] });

export const cases: RuleCases[] = [
  {
    id: 'plugin-service-selector',
    invalid: [['none', { objects: [pluginServiceOf({ selector: undefined }), pluginDeployment()] }, `the Service has no selector, and the plugin runs in ${WORKLOAD}`]],
    valid: [
      ['a selector', { objects: [service, pluginDeployment()] }],
      ['a Service alone', { objects: [pluginServiceOf({ selector: undefined })] }],
      ['addresses by hand', {
        objects: [
          pluginServiceOf({ selector: undefined }), pluginDeployment(),
          { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'plugin', namespace: 'cnpg-system' }, subsets: [] },
        ],
      }],
    ],
  },
  {
    id: 'plugin-pods',
    invalid: [['no spec', { objects: [service, PODLESS] }, `Service "plugin" in namespace "cnpg-system" finds no pods, and ${WORKLOAD} describes none`]],
    valid: [['pods', { objects: [service, pluginDeployment()] }], ['a part alone', { objects: [PODLESS] }], ['a part beside the whole', { objects: [service, pluginDeployment(), PODLESS] }]],
  },
  {
    id: 'plugin-mounted-secret',
    invalid: [['a letter too many', { objects: [service, mounts('servers'), ...SECRETS] },
      'nothing makes Secret "servers", which the pods mount, and there are "server", "client"']],
    valid: [
      ['Certificates', { objects: [service, pluginDeployment(), ...SECRETS] }],
      ['a Secret of its own', {
        objects: [service, mounts('license'), ...SECRETS, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'license', namespace: 'cnpg-system' } }],
      }],
      ['Secrets from elsewhere', { objects: [service, mounts('servers')] }],
    ],
  },
  {
    id: 'plugin-file-key',
    invalid: [['a letter too many', args('--server-cert=/server/tls.crtx'), '--server-cert names the file "tls.crtx" of Secret "server", which has tls.crt, tls.key, ca.crt']],
    valid: [['files', args('--server-cert=/server/tls.crt', '--client-cert=/client/ca.crt')], ['a file of the image', args('--client-cert=/etc/ssl/ca.pem')]],
  },
  {
    id: 'plugin-address',
    invalid: [
      ['a letter too many', args('--server-address=:9090x'), '--server-address is ":9090x", which is no address with a port'],
      ['no colon', args('--server-address=9090'), '--server-address is "9090", which is no address with a port'],
      ['too large a port', args('--server-address=:90900'), '--server-address is ":90900", which is no address with a port'],
    ],
    valid: [
      ['a port', args('--server-address=:9090')], ['a host', args('--server-address', 'localhost:9090')], ['an address', args('--server-address=[::]:9090')],
      ['a variable', args('--server-address=:$(PORT)')],
    ],
  },
];
