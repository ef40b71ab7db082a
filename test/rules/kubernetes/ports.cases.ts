import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { pluginServiceOf } from '../support/installs';
import { deployment, service } from '../support/plain-plugin';
import { standalone } from '../support/programs';

const metrics = { name: 'metrics', port: 8080 };

const ports = (...list: object[]) => ({ objects: [pluginServiceOf({ ports: list })] });

export const cases: RuleCases[] = [
  {
    id: 'port-range',
    throws: [
      ['zero', standalone({ port: 0 }), 'plugins/example: port 0 is no port number'],
      ['too high', standalone({ port: 65536 }), 'plugins/example: port 65536 is no port number'],
      ['a fraction', standalone({ additionalPorts: [{ ...metrics, port: 80.5 }] }), 'plugins/example: additionalPorts port 80.5 is no port number'],
      ['of the Service', standalone({ additionalPorts: [{ ...metrics, servicePort: -1 }] }),
        'plugins/example: additionalPorts servicePort -1 is no port number'],
      ['a string', standalone({ port: '9090' as any }), 'plugins/example: port "9090" is no port number'],
      ['what a parser returns for a word', standalone({ port: parseInt('grpc', 10) }), 'plugins/example: port null is no port number'],
    ],
    passes: [
      ['the lowest', standalone({ port: 1 })],
      ['the highest', standalone({ port: 65535 })],
      ['further ones', standalone({ additionalPorts: [{ ...metrics, servicePort: 80 }] })],
    ],
    invalid: [
      ['a Service\'s text', { objects: [service({ ports: [{ port: '9090' }] })] }, 'spec.ports[0].port "9090" is no port number'],
      ['a container\'s', { objects: [service(), deployment({ ports: [{ containerPort: 70000 }] })] },
        'spec.template.spec.containers[0].ports[0].containerPort 70000 is no port number'],
    ],
    valid: [
      ['no ports', { objects: [service({ ports: [] }), deployment({ ports: null })] }],
    ],
  },
  {
    id: 'port-clash',
    throws: [
      ['one number', standalone({ additionalPorts: [{ name: 'metrics', port: 9090 }] }),
        'plugins/example: additionalPorts port 9090 "metrics" clashes with port 9090 "grpc"'],
      ['one name', standalone({ additionalPorts: [metrics, { ...metrics, port: 8081 }] }),
        'plugins/example: additionalPorts port 8081 "metrics" clashes with additionalPorts port 8080 "metrics"'],
      ['the name that the first port has by default', standalone({ additionalPorts: [{ name: 'grpc', port: 8080 }] }),
        'plugins/example: additionalPorts port 8080 "grpc" clashes with port 9090 "grpc"'],
      ['one number in the Service', standalone({ additionalPorts: [{ ...metrics, servicePort: 9090 }] }),
        'plugins/example: additionalPorts servicePort 9090 "metrics" clashes with port 9090 "grpc"'],
    ],
    passes: [
      ['two numbers and names', standalone({ additionalPorts: [metrics, { name: 'health', port: 8081 }] })],
      ['one number for two protocols', standalone({ additionalPorts: [{ name: 'metrics', port: 9090, protocol: kplus.Protocol.UDP }] })],
      ['a name of the first port', standalone({ portName: 'plugin', additionalPorts: [{ name: 'grpc', port: 8080 }] })],
      ['two numbers in the Service', standalone({ additionalPorts: [{ ...metrics, servicePort: 80 }] })],
    ],
    notDetectable: {
      'one number': 'a port of a container may have two names',
      'one name': 'cdk8s-plus writes no such container',
      'the name that the first port has by default': 'cdk8s-plus writes no such container',
    },
    invalid: [
      ['two of a Service', { objects: [service({ ports: [{ name: 'a', port: 9090 }, { name: 'b', port: 9090 }] })] },
        'spec.ports[1].port 9090 "b" clashes with spec.ports[0].port 9090 "a"'],
      ['two names of a container', { objects: [service(), deployment({ ports: [{ name: 'a', containerPort: 1 }, { name: 'a', containerPort: 2 }] })] },
        'spec.template.spec.containers[0].ports[1].containerPort 2 "a" clashes with spec.template.spec.containers[0].ports[0].containerPort 1 "a"'],
    ],
    valid: [
      ['two protocols', { objects: [service({ ports: [{ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }] })] }],
      ['a container that names a port twice', { objects: [service(), deployment({ ports: [{ name: 'a', containerPort: 1 }, { name: 'b', containerPort: 1 }] })] }],
    ],
  },
  {
    id: 'port-name',
    throws: [
      ['16 characters', standalone({ portName: 'a-long-port-name' }), 'plugins/example: port name "a-long-port-name" is no port name'],
      ['no letter', standalone({ additionalPorts: [{ name: '8080', port: 8080 }] }), 'plugins/example: port name "8080" is no port name'],
      ['two hyphens', standalone({ portName: 'a--b' }), 'plugins/example: port name "a--b" is no port name'],
      ['a capital letter', standalone({ portName: 'gRPC' }), 'plugins/example: port name "gRPC" is no port name'],
    ],
    passes: [
      ['15 characters', standalone({ portName: 'long-port-names' })],
      ['a letter', standalone({ additionalPorts: [{ name: 'p8080', port: 8080 }] })],
    ],
    invalid: [
      ['a container\'s', { objects: [service(), deployment({ ports: [{ name: 'a-long-port-name', containerPort: 1 }] })] },
        'spec.template.spec.containers[0].ports[0].name "a-long-port-name" is no port name'],
    ],
    valid: [
      ['a Service\'s, which may be longer', { objects: [service({ ports: [{ name: 'a-long-port-name', port: 1 }] })] }],
    ],
  },
  {
    id: 'port-named',
    invalid: [['one of two', ports({ port: 9090, name: 'grpc' }, { port: 8080 }), 'spec.ports[1].name is not stated, and the Service has several ports']],
    valid: [['one port', ports({ port: 9090 })], ['two names', ports({ port: 9090, name: 'grpc' }, { port: 8080, name: 'metrics' })]],
  },
  {
    id: 'service-port-name',
    invalid: [
      ['a name', ports({ port: 9090, name: 'GRPC' }), 'name "GRPC" is no name of a port'],
      ['a number in quotes', ports({ port: 9090, targetPort: '9090' }), 'targetPort "9090" is no name of a port'],
      ['a long name', ports({ port: 9090, targetPort: 'the-plugins-port' }), 'targetPort "the-plugins-port" is no name of a port'],
    ],
    valid: [['names', ports({ port: 9090, name: 'the-plugins-port', targetPort: 'grpc' })], ['a number', ports({ port: 9090, targetPort: 9090 })]],
  },
];
