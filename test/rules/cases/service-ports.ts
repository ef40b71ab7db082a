import { RuleCases } from '../../support/rule-cases';
import { pluginServiceOf } from '../installs';

const ports = (...list: object[]) => ({ objects: [pluginServiceOf({ ports: list })] });

export const cases: RuleCases[] = [
  {
    id: 'port-named',
    ending: 'In the cluster: the API server refuses the Service ("name: Required value"). Fix: give each port a name. [port-named]',
    breaks: [['one of two', ports({ port: 9090, name: 'grpc' }, { port: 8080 }), 'spec.ports[1].name is not stated, and the Service has several ports']],
    keeps: [['one port', ports({ port: 9090 })], ['two names', ports({ port: 9090, name: 'grpc' }, { port: 8080, name: 'metrics' })]],
  },
  {
    id: 'service-port-name',
    ending: 'In the cluster: the API server refuses the Service ("a lowercase RFC 1123 label must consist of …", '
      + '"must contain at least one letter (a-z)", "must be no more than 15 characters"). '
      + 'Fix: write it in lower case, and `targetPort` as the container has it, or as its number without quotes. [service-port-name]',
    breaks: [
      ['a name', ports({ port: 9090, name: 'GRPC' }), 'name "GRPC" is no name of a port'],
      ['a number in quotes', ports({ port: 9090, targetPort: '9090' }), 'targetPort "9090" is no name of a port'],
      ['a long name', ports({ port: 9090, targetPort: 'the-plugins-port' }), 'targetPort "the-plugins-port" is no name of a port'],
    ],
    keeps: [['names', ports({ port: 9090, name: 'the-plugins-port', targetPort: 'grpc' })], ['a number', ports({ port: 9090, targetPort: 9090 })]],
  },
];
