import { ServerFlags } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../support/installs';
import { key, manifests, program } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const args = (...words: string[]) => ({ objects: [pluginServiceOf(), pluginDeployment({ args: words }), certificateNamed('server'), certificateNamed('client')] });

export const cases: RuleCases[] = [
  {
    id: 'plugin-port',
    stopsSynthesis: [
      ['the name of a port', program(({ service }) => { service.metadata.annotations[key('pluginPort')] = 'grpc'; }),
        'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "grpc" is invalid: expected a port number from 1 to 65535'],
    ],
    invalid: ['grpc', '0', '-1', '70000', '9090.0', ' 9090', '1e3'].map(port => [
      `the port "${port}"`,
      manifests(({ service }) => { service.metadata.annotations[key('pluginPort')] = port; }),
      `metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "${port}" is invalid: expected a port number from 1 to 65535`,
    ] as const),
    passes: [['a number', standalone({ port: 65535 })]],
    valid: [
      ['a port number in quotes', manifests()],
      ['a port that is filled in later', manifests(({ service }) => { service.metadata.annotations[key('pluginPort')] = '${PORT}'; })],
    ],
  },
  {
    id: 'plugin-port-of-service',
    stopsSynthesis: [
      ['the port of the pod', program(({ service, container }) => {
        service.spec.ports = [{ port: 443, targetPort: 9090 }];
        container.name = 'plugin';
      }),
      'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "9090" is invalid: expected a TCP port of the Service, 443'],
    ],
    invalid: [
      ['a UDP port', manifests(({ service }) => { service.spec.ports[0].protocol = 'UDP'; }),
        'metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "9090" is invalid: the Service has no TCP ports'],
      ['the nodePort', manifests(({ service }) => {
        service.spec = { ...service.spec, type: 'NodePort', ports: [{ port: 80, targetPort: 9090, nodePort: 30090 }] };
        service.metadata.annotations[key('pluginPort')] = '30090';
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "30090" is invalid: expected a TCP port of the Service, 80'],
      ['no ports', manifests(({ service }) => { delete service.spec.ports; }),
        'metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "9090" is invalid: the Service has no TCP ports'],
      ['the Service\'s port of a headless Service', manifests(({ service }) => {
        service.spec = { ...service.spec, clusterIP: 'None', ports: [{ port: 443, targetPort: 9090 }] };
        service.metadata.annotations[key('pluginPort')] = '443';
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginPort"]: "443" is invalid: the Service is headless, and the plugin listens on 9090'],
    ],
    passes: [['a port', standalone({ port: 9091 })], ['a headless Service', standalone({ headless: true, port: 9091 })]],
    valid: [
      ['a port of the Service that is filled in later', manifests(({ service }) => { service.spec.ports[0].port = '${PORT}'; })],
      ['one of several ports', manifests(({ service }) => service.spec.ports.unshift({ name: 'metrics', port: 8080 }))],
      ['the pods\' port of a headless Service', manifests(({ service }) => {
        service.spec = { ...service.spec, clusterIP: 'None', ports: [{ port: 443, targetPort: 9090 }] };
      })],
      ['a headless Service, and a plugin with other flags', manifests(({ service, container }) => {
        service.spec.clusterIP = 'None';
        container.args = ['--listen=:7000'];
      })],
    ],
  },
  {
    id: 'plugin-target-port',
    stopsSynthesis: [
      ['another port than the plugin\'s', program(({ service }) => { service.spec.ports[0].targetPort = 9091; }),
        'plugins/Service-audit: spec.ports[0].targetPort: port 9091 of the pods is invalid: the plugin listens on ":9090"'],
    ],
    invalid: [
      ['a plugin that listens on another port', manifests(({ container }) => { container.args[4] = '--server-address=0.0.0.0:9091'; }),
        'spec.ports[0].targetPort: port 9090 of the pods is invalid: the plugin listens on "0.0.0.0:9091"'],
      ['no targetPort, and another port', manifests(({ service }) => {
        service.spec.ports = [{ port: 443 }];
        service.metadata.annotations[key('pluginPort')] = '443';
      }),
      'spec.ports[0].targetPort: port 443 of the pods is invalid: the plugin listens on ":9090"'],
      ['a name that no port has', manifests(({ service }) => { service.spec.ports[0].targetPort = 'grpc'; }),
        'spec.ports[0].targetPort: "grpc" is not the name of a port of the plugin\'s containers'],
      ['the name of another port', manifests(({ service, container }) => {
        service.spec.ports[0].targetPort = 'metrics';
        container.ports = [{ name: 'metrics', containerPort: 8080 }];
      }),
      'spec.ports[0].targetPort: port 8080 of the pods is invalid: the plugin listens on ":9090"'],
    ],
    passes: [['a port', standalone({ port: 9091, portName: 'grpc' })]],
    valid: [
      ['a targetPort that is filled in later', manifests(({ service }) => {
        service.metadata.annotations[key('pluginPort')] = '443';
        service.spec.ports = [{ port: 443, targetPort: '${PORT}' }];
      })],
      ['the name of the plugin\'s port', manifests(({ service, container }) => {
        service.spec.ports[0].targetPort = 'grpc';
        container.ports = [{ name: 'grpc', containerPort: 9090 }];
      })],
      ['a plugin with other flags', manifests(({ container }) => { container.args = ['--listen=:7000']; })],
      ['an address with an environment variable', manifests(({ container }) => { container.args[4] = '--server-address=:$(PORT)'; })],
    ],
  },
  {
    id: 'plugin-loopback',
    throws: [
      ['a loopback address in args', standalone({ serverFlags: ServerFlags.none(), args: ['--server-address=127.0.0.1:9090'] }),
        'plugins/example: args[0]: "127.0.0.1:9090" is not reachable from outside the pod: expected ":9090"'],
    ],
    passes: [['the default address', standalone()]],
    invalid: [
      ['a loopback address', manifests(({ container }) => { container.args[4] = '--server-address=127.0.0.1:9090'; }),
        'spec.template.spec.containers[0].args[4]: "127.0.0.1:9090" is not reachable from outside the pod: expected ":9090"'],
      ['a loopback address in an argument of its own', manifests(({ container }) => container.args.splice(4, 1, '--server-address', 'localhost:9090')),
        'spec.template.spec.containers[0].args[5]: "localhost:9090" is not reachable from outside the pod: expected ":9090"'],
    ],
    valid: [
      ['all addresses of the pod', manifests()],
      ['a container that forwards connections', manifests(({ container, pod }) => {
        container.args[4] = '--server-address=127.0.0.1:9091';
        pod.containers.push({ name: 'proxy', image: 'proxy:1', ports: [{ containerPort: 9090 }] });
      })],
      ['a proxy with a named port', manifests(({ service, container, pod }) => {
        service.spec.ports[0].targetPort = 'proxy';
        container.args[4] = '--server-address=127.0.0.1:9091';
        pod.containers.push({ name: 'proxy', image: 'proxy:1', ports: [{ name: 'proxy', containerPort: 9090 }] });
      })],
      ['a proxy that a mesh injects', manifests(({ container, deployment }) => {
        container.args[4] = '--server-address=127.0.0.1:9091';
        deployment.spec.template.metadata.annotations = { 'sidecar.istio.io/inject': 'true' };
      })],
    ],
  },
  {
    id: 'plugin-address',
    invalid: [
      ['a port with a typo', args('--server-address=:9090x'),
        'spec.template.spec.containers[0].args[0]: ":9090x" is invalid: expected a host and a port, such as ":9090"'],
      ['a port without a colon', args('--server-address=9090'),
        'spec.template.spec.containers[0].args[0]: "9090" is invalid: expected a host and a port, such as ":9090"'],
      ['a port that is too large', args('--server-address=:90900'),
        'spec.template.spec.containers[0].args[0]: ":90900" is invalid: expected a host and a port, such as ":9090"'],
    ],
    valid: [
      ['a port without a host', args('--server-address=:9090')], ['a host and a port', args('--server-address', 'localhost:9090')], ['an IP address and a port', args('--server-address=[::]:9090')],
      ['an address that is filled in later', args('--server-address', '${ADDRESS}')],
      ['an environment variable', args('--server-address=:$(PORT)')],
    ],
  },
];
