import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../installs';

const NO_ENDPOINTS = 'the operator registers the plugin, and each connection fails ("connect: connection refused", "i/o timeout")';
const service = pluginServiceOf();
const SECRETS = [certificateNamed('server'), certificateNamed('client')];
const WORKLOAD = 'Deployment "plugin" in namespace "cnpg-system"';
const args = (...words: string[]) => ({ objects: [service, pluginDeployment({ args: words }), ...SECRETS] });
const PODLESS = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'plugin', namespace: 'cnpg-system' } };
const mounts = (secretName: string) => pluginDeployment({}, { volumes: [{ name: 'server', secret: { secretName } }, { name: 'client', secret: { secretName: 'client' } }] });

export const cases: RuleCases[] = [
  {
    id: 'plugin-service-selector',
    ending: `In the cluster: the Service has no endpoints: ${NO_ENDPOINTS}. Fix: let \`spec.selector\` be labels that the pods' template has. [plugin-service-selector]`,
    breaks: [['none', { objects: [pluginServiceOf({ selector: undefined }), pluginDeployment()] }, `the Service has no selector, and the plugin runs in ${WORKLOAD}`]],
    keeps: [
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
    ending: 'In the cluster: unless it is a part of a Deployment, the API server refuses it ("spec.selector: Required value"), and the plugin\'s Service has no endpoints. '
      + 'Fix: state `spec.selector` and `spec.template`, or check what kustomize makes of the parts. [plugin-pods]',
    breaks: [['no spec', { objects: [service, PODLESS] }, `Service "plugin" in namespace "cnpg-system" finds no pods, and ${WORKLOAD} describes none`]],
    keeps: [['pods', { objects: [service, pluginDeployment()] }], ['a part alone', { objects: [PODLESS] }], ['a part beside the whole', { objects: [service, pluginDeployment(), PODLESS] }]],
  },
  {
    id: 'plugin-mounted-secret',
    ending: 'In the cluster: if nothing else makes the Secret, the plugin\'s pod waits for its volume ("MountVolume.SetUp failed … secret … not found"). '
      + 'Fix: let `volumes[].secret.secretName` be the Secret of a Certificate, or acknowledge that something else makes it. [plugin-mounted-secret]',
    breaks: [['a letter too many', { objects: [service, mounts('servers'), ...SECRETS] },
      'nothing makes Secret "servers", which the pods mount, and there are "server", "client"']],
    keeps: [
      ['Certificates', { objects: [service, pluginDeployment(), ...SECRETS] }],
      ['a Secret of its own', {
        objects: [service, mounts('license'), ...SECRETS, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'license', namespace: 'cnpg-system' } }],
      }],
      ['Secrets from elsewhere', { objects: [service, mounts('servers')] }],
    ],
  },
  {
    id: 'plugin-file-key',
    ending: 'In the cluster: the plugin exits or refuses each connection: "no such file or directory". Fix: let the flag name one of these files. [plugin-file-key]',
    breaks: [['a letter too many', args('--server-cert=/server/tls.crtx'), '--server-cert names the file "tls.crtx" of Secret "server", which has tls.crt, tls.key, ca.crt']],
    keeps: [['files', args('--server-cert=/server/tls.crt', '--client-cert=/client/ca.crt')], ['a file of the image', args('--client-cert=/etc/ssl/ca.pem')]],
  },
  {
    id: 'plugin-address',
    ending: 'In the cluster: the plugin exits: "missing port in address", "unknown port". Fix: write an address such as ":9090". [plugin-address]',
    breaks: [
      ['a letter too many', args('--server-address=:9090x'), '--server-address is ":9090x", which is no address with a port'],
      ['no colon', args('--server-address=9090'), '--server-address is "9090", which is no address with a port'],
      ['too large a port', args('--server-address=:90900'), '--server-address is ":90900", which is no address with a port'],
    ],
    keeps: [
      ['a port', args('--server-address=:9090')], ['a host', args('--server-address', 'localhost:9090')], ['an address', args('--server-address=[::]:9090')],
      ['a variable', args('--server-address=:$(PORT)')],
    ],
  },
];
