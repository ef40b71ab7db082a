import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, issuerNamed, pluginDeployment, pluginServiceOf } from '../support/installs';

const CONTAINER = 'spec.template.spec.containers[0]';
const service = pluginServiceOf();
const inPlay = (container: object, pod?: object, spec?: object) => ({ objects: [service, pluginDeployment(container, pod, spec)] });
/** A part of the operator's Deployment, as kustomize applies it. */
const FRAGMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cnpg-controller-manager', namespace: 'cnpg-system' },
  spec: { template: { spec: { containers: [{ name: 'manager', volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }] }, { name: 'plugin', image: 'plugin:1' }] } } },
};

export const cases: RuleCases[] = [
  {
    id: 'value-required',
    invalid: [
      ['a selector', inPlay({}, {}, { selector: null }), 'spec.selector is not stated'],
      ['a template', inPlay({}, {}, { template: undefined }), 'spec.template is not stated'],
      ['containers', inPlay({}, { containers: [] }), 'spec.template.spec.containers is not stated'],
      ['a container\'s name', inPlay({ name: '' }), `${CONTAINER}.name is not stated`],
      ['a variable\'s name', inPlay({ env: [{ value: 'x' }] }), `${CONTAINER}.env[0].name is not stated`],
      ['what a variable comes from', inPlay({ env: [{ name: 'A', valueFrom: {} }] }),
        `${CONTAINER}.env[0].valueFrom.fieldRef, or ${CONTAINER}.env[0].valueFrom.resourceFieldRef, or ${CONTAINER}.env[0].valueFrom.configMapKeyRef, `
        + `or ${CONTAINER}.env[0].valueFrom.secretKeyRef, or ${CONTAINER}.env[0].valueFrom.fileKeyRef is not stated`],
      ['a probe\'s port', inPlay({ readinessProbe: { tcpSocket: {} } }), `${CONTAINER}.readinessProbe.tcpSocket.port is not stated`],
      ['a volume\'s Secret', inPlay({}, { volumes: [{ name: 'server', secret: {} }] }), 'spec.template.spec.volumes[0].secret.secretName is not stated'],
      ['an Issuer\'s type', { objects: [issuerNamed('issuer', {})] }, 'spec.acme, or spec.ca, or spec.selfSigned, or spec.vault, or spec.venafi is not stated'],
      ['an Issuer\'s spec', { objects: [issuerNamed('issuer', null)] }, 'spec is not stated'],
      ['an authority\'s Secret', { objects: [issuerNamed('issuer', { ca: {} })] }, 'spec.ca.secretName is not stated'],
      ['a Certificate\'s issuer', { objects: [certificateNamed('server', { issuerRef: {} })] }, 'spec.issuerRef.name is not stated'],
    ],
    valid: [
      ['an install', { objects: [service, pluginDeployment(), certificateNamed('server'), issuerNamed('issuer')] }],
      ['a part of the operator', { objects: [FRAGMENT] }],
      ['a patch of a Certificate', { objects: [{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'server' }, spec: { duration: '24h' } }] }],
      ['somebody else\'s workload', { objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec: {} } } }] }],
    ],
  },
  {
    id: 'issuer-type',
    invalid: [['two', { objects: [issuerNamed('issuer', { selfSigned: {}, ca: { secretName: 'ca' } })] }, 'the Issuer is of types ca and selfSigned']],
    valid: [['one', { objects: [issuerNamed('issuer')] }]],
  },
  {
    id: 'spec-stated',
    invalid: [['a Cluster', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' } }] }, 'the Cluster has no spec']],
    valid: [['a spec', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, spec: { instances: 1 } }] }]],
  },
  {
    id: 'value-choice',
    invalid: [
      ['a protocol', inPlay({ ports: [{ containerPort: 9090, protocol: 'tcp' }] }), `${CONTAINER}.ports[0].protocol "tcp" is none of "TCP", "UDP", "SCTP"`],
      ['a strategy', inPlay({}, {}, { strategy: { type: 'recreate' } }), 'spec.strategy.type "recreate" is none of "Recreate", "RollingUpdate"'],
      ['a Service', { objects: [pluginServiceOf({ type: 'Loadbalancer' })] },
        'spec.type "Loadbalancer" is none of "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"'],
      ['a private key', { objects: [certificateNamed('server', { privateKey: { algorithm: '' } })] }, 'spec.privateKey.algorithm "" is none of "RSA", "ECDSA", "Ed25519"'],
      ['an init container', inPlay({}, { initContainers: [{ name: 'init', image: 'init:1', imagePullPolicy: 'always' }] }),
        'spec.template.spec.initContainers[0].imagePullPolicy "always" is none of "Always", "IfNotPresent", "Never"'],
    ],
    valid: [
      ['words', { objects: [pluginServiceOf({ type: 'NodePort' }), pluginDeployment({ imagePullPolicy: 'Always' }), certificateNamed('server')] }],
      ['an empty text is none', inPlay({ ports: [{ containerPort: 9090, protocol: '' }] })],
    ],
  },
  {
    id: 'field-of-kind',
    invalid: [
      ['a container\'s field', inPlay({ volumeMount: [] }), `${CONTAINER}.volumeMount is no field of a Deployment`],
      ['a field one level too high', inPlay({}, {}, { containers: [] }), 'spec.containers is no field of a Deployment'],
      ['a Service\'s', { objects: [pluginServiceOf({ selectors: {} })] }, 'spec.selectors is no field of a Service'],
      ['a Certificate\'s', { objects: [certificateNamed('server', { issuer: 'x' })] }, 'spec.issuer is no field of a Certificate'],
    ],
    valid: [
      ['an install', { objects: [service, pluginDeployment(), certificateNamed('server'), issuerNamed('issuer')] }],
      ['a directive of a patch', inPlay({ $patch: 'replace' })],
    ],
  },
];
