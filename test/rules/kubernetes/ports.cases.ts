import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { pluginServiceOf } from '../support/installs';
import { deployment, service } from '../support/plain-plugin';
import { standalone } from '../support/programs';

const metrics = { name: 'metrics', port: 8080 };
const CONTAINER = 'spec.template.spec.containers[0].ports';
const RANGE = 'is invalid: expected a port from 1 to 65535';
const SHORT = 'is not a valid port name: expected 1 to 15 lowercase letters, digits and single hyphens, with at least one letter';
const LONG = 'is not a valid port name: expected 1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit';

const ports = (...list: object[]) => ({ objects: [pluginServiceOf({ ports: list })] });

export const cases: RuleCases[] = [
  {
    id: 'port-range',
    throws: [
      ['zero', standalone({ port: 0 }),
        'plugins/example: port: 0 is invalid: expected a port from 1 to 65535'],
      ['too high', standalone({ port: 65536 }),
        'plugins/example: port: 65536 is invalid: expected a port from 1 to 65535'],
      ['a port of the Service', standalone({ additionalPorts: [{ ...metrics, servicePort: -1 }] }), 'plugins/example: additionalPorts[0].servicePort: -1 is invalid: expected a port from 1 to 65535'],
    ],
    passes: [
      ['the lowest', standalone({ port: 1 })],
      ['the highest', standalone({ port: 65535 })],
      ['further ports', standalone({ additionalPorts: [{ ...metrics, servicePort: 80 }] })],
    ],
    invalid: [
      ['a port that is too high', ports({ port: 90900 }), `spec.ports[0].port: 90900 ${RANGE}`],
      ['two ports of a container', { objects: [service(), deployment({ ports: [{ containerPort: 70000 }, { containerPort: 0 }] })] },
        `${CONTAINER}[0].containerPort: 70000 ${RANGE}`, `${CONTAINER}[1].containerPort: 0 ${RANGE}`],
    ],
    valid: [
      ['a port', ports({ port: 9090 })],
      ['no ports', { objects: [service({ ports: [] }), deployment({ ports: null })] }],
      ['values of other types', { objects: [service({ ports: [{ port: '9090' }, { port: 80.5 }, null] }), deployment({ ports: 9090 })] }],
    ],
  },
  {
    id: 'port-clash',
    throws: [
      ['one number', standalone({ additionalPorts: [{ name: 'metrics', port: 9090 }] }),
        'plugins/example: additionalPorts[0].port: 9090 is already the number of the port "grpc"'],
      ['one name', standalone({ additionalPorts: [metrics, { ...metrics, port: 8081 }] }),
        'plugins/example: additionalPorts[1].name: "metrics" is already the name of the port 8080'],
      ['the name that the first port has by default', standalone({ additionalPorts: [{ name: 'grpc', port: 8080 }] }),
        'plugins/example: additionalPorts[0].name: "grpc" is already the name of the port 9090'],
      ['one number in the Service', standalone({ additionalPorts: [{ ...metrics, servicePort: 9090 }] }),
        'plugins/example: additionalPorts[0].servicePort: 9090 is already the number of the port "grpc"'],
      ['two ports', standalone({ additionalPorts: [metrics, { ...metrics, port: 8081 }, { name: 'health', port: 9090 }] }),
        'plugins/example: additionalPorts[1].name: "metrics" is already the name of the port 8080',
        'plugins/example: additionalPorts[2].port: 9090 is already the number of the port "grpc"'],
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
      'two ports': 'cdk8s-plus writes no such container',
    },
    invalid: [
      ['two ports of one number', ports({ name: 'grpc', port: 9090 }, { name: 'metrics', port: 9090 }), 'spec.ports[1].port: 9090 is already the number of the port "grpc"'],
      ['three ports, two of them without a name', ports({ port: 9090 }, { port: 9090 }, { name: 'grpc', port: 1 }, { name: 'grpc', port: 2 }),
        'spec.ports[1].port: 9090 is already the number of another port', 'spec.ports[3].name: "grpc" is already the name of the port 1'],
      ['two ports of a container with one name', {
        objects: [service(), deployment({ ports: [{ name: 'grpc', containerPort: 9090 }, { name: 'grpc', containerPort: 8080 }] })],
      }, `${CONTAINER}[1].name: "grpc" is already the name of the port 9090`],
    ],
    valid: [
      ['two numbers', ports({ name: 'grpc', port: 9090 }, { name: 'metrics', port: 8080 })],
      ['two protocols', ports({ name: 'dns', port: 53 }, { name: 'dns-udp', port: 53, protocol: 'UDP' })],
      ['a container that names a port twice', { objects: [service(), deployment({ ports: [{ name: 'a', containerPort: 1 }, { name: 'b', containerPort: 1 }] })] }],
      ['ports without numbers', ports({ name: 'grpc' }, { name: 'metrics' })],
    ],
  },
  {
    id: 'port-name',
    throws: [
      ['16 characters', standalone({ portName: 'a-long-port-name' }), 'plugins/example: portName: "a-long-port-name" is not a valid port name: expected 1 to 15 lowercase letters, digits and single hyphens, with at least one letter'],
      ['no letter', standalone({ additionalPorts: [{ name: '8080', port: 8080 }] }), 'plugins/example: additionalPorts[0].name: "8080" is not a valid port name: expected 1 to 15 lowercase letters, digits and single hyphens, with at least one letter'],
      ['two hyphens', standalone({ portName: 'a--b' }), 'plugins/example: portName: "a--b" is not a valid port name: expected 1 to 15 lowercase letters, digits and single hyphens, with at least one letter'],
    ],
    passes: [
      ['15 characters', standalone({ portName: 'long-port-names' })],
      ['a letter', standalone({ additionalPorts: [{ name: 'p8080', port: 8080 }] })],
    ],
    invalid: [
      ['two invalid names', { objects: [service(), deployment({ ports: [{ name: 'a-long-port-name', containerPort: 9090 }, { name: 'gRPC', containerPort: 8080 }] })] },
        `${CONTAINER}[0].name: "a-long-port-name" ${SHORT}`, `${CONTAINER}[1].name: "gRPC" ${SHORT}`],
    ],
    valid: [
      ['a short name', { objects: [service(), deployment({ ports: [{ name: 'grpc', containerPort: 9090 }] })] }],
      ['the port of a Service, whose name may be longer', { objects: [service({ ports: [{ name: 'a-long-port-name', port: 1 }] })] }],
    ],
  },
  {
    id: 'port-named',
    invalid: [
      ['one of two ports without a name', ports({ port: 9090, name: 'grpc' }, { port: 8080 }), 'spec.ports[1].name: required, because the Service has several ports'],
      ['two ports without names', ports({ port: 9090 }, { port: 8080, name: '' }),
        'spec.ports[0].name: required, because the Service has several ports', 'spec.ports[1].name: required, because the Service has several ports'],
    ],
    valid: [['two names', ports({ port: 9090, name: 'grpc' }, { port: 8080, name: 'metrics' })], ['one port', ports({ port: 9090 })]],
  },
  {
    id: 'service-port-name',
    invalid: [
      ['a number in quotes', ports({ port: 9090, targetPort: '9090' }), 'spec.ports[0].targetPort: "9090" is not a valid port name: expected a number without quotes'],
      ['a name with capital letters', ports({ port: 9090, name: 'GRPC' }), `spec.ports[0].name: "GRPC" ${LONG}`],
      ['a long name', ports({ port: 9090, targetPort: 'the-plugins-port' }), `spec.ports[0].targetPort: "the-plugins-port" ${SHORT}`],
    ],
    valid: [['a number', ports({ port: 9090, targetPort: 9090 })], ['names', ports({ port: 9090, name: 'the-plugins-port', targetPort: 'grpc' })],
      ['a number that is a default', ports({ port: 9090, targetPort: '${PORT:=9090}' })]],
  },
];
