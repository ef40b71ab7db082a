import { LogLevel } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { backup, compressed, extension, manifest, newest, release, stated } from '../support/field-programs';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../support/installs';

const CONTAINER = 'spec.template.spec.containers[0]';
const service = pluginServiceOf();
const inPlay = (container: object, pod?: object, spec?: object) => ({ objects: [service, pluginDeployment(container, pod, spec)] });
export const cases: RuleCases[] = [
  {
    id: 'field-value',
    throws: [
      ['none of a closed set', newest({ logLevel: 'loud' }), 'plugins/db: logLevel: "loud" must be one of "error", "warning", "info", "debug", "trace"'],
      ['less than the least', newest({ replicationSlots: { updateInterval: 0 } }), 'plugins/db: replicationSlots.updateInterval: 0 must be at least 1'],
      ['more than 32 bits', newest({ startDelay: 2 ** 31 }), 'plugins/db: startDelay: 2147483648 must be an integer of 32 bits'],
      ['another form', newest({ replicationSlots: { highAvailability: { slotPrefix: 'A' } } }),
        'plugins/db: replicationSlots.highAvailability.slotPrefix: "A" must match ^[0-9a-z_]*$'],
      ['nothing in it', newest({ backup: { barmanObjectStore: { destinationPath: '', s3Credentials: { inheritFromIAMRole: true } } } }),
        'plugins/db: backup.barmanObjectStore.destinationPath: "" must not be empty'],
      ['too long', newest(extension('a'.repeat(60))), `plugins/db: postgresql.extensions[0].name: "${'a'.repeat(60)}" must have at most 59 characters`],
      ['twice', newest({
        managed: {
          services: {
            additional: [{
              selectorType: 'rw', serviceTemplate: { metadata: { name: 'more' }, spec: { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] } },
            }],
          },
        },
      }), 'plugins/db: managed.services.additional[0].serviceTemplate.spec.ports: the list must not have two entries with the same port and protocol, 1 TCP'],
      ['of a later release', release('1.28.3', compressed('lz4')),
        'plugins/db: backup.barmanObjectStore.data.compression: "lz4" must be one of "bzip2", "gzip", "snappy" (accepted by operators from 1.28.4 and 1.29.2 on)'],
      ['a form of a later release', release('1.28.0', extension('pg_ivm')),
        'plugins/db: postgresql.extensions[0].name: "pg_ivm" must match ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ (accepted by operators from 1.28.1 on)'],
      ['a backup\'s', backup({ method: 'volumeSnapshot', target: 'standby' }), 'plugins/once: target: "standby" must be one of "primary", "prefer-standby"'],
    ],
    passes: [
      ['one of a closed set', newest({ logLevel: LogLevel.TRACE })],
      ['the least', newest({ replicationSlots: { updateInterval: 1, highAvailability: { slotPrefix: '_a1' } } })],
      ['the longest', newest(extension('a'.repeat(59)))],
      ['since its release', release('1.28.4', compressed('snappy'))],
    ],
    invalid: [
      ['a protocol', inPlay({ ports: [{ containerPort: 9090, protocol: 'tcp' }] }), `${CONTAINER}.ports[0].protocol: "tcp" must be one of "SCTP", "TCP", "UDP"`],
      ['a strategy', inPlay({}, {}, { strategy: { type: 'recreate' } }), 'spec.strategy.type: "recreate" must be one of "Recreate", "RollingUpdate"'],
      ['a Service', { objects: [pluginServiceOf({ type: 'Loadbalancer' })] },
        'spec.type: "Loadbalancer" must be one of "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"'],
      ['pods that run to their end', inPlay({}, { restartPolicy: 'OnFailure' }), 'spec.template.spec.restartPolicy: "OnFailure" must be one of "Always"'],
      ['a Secret that is not in base64, whose value is not shown', {
        objects: [service, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'cnpg-system' }, data: { token: 'a token' } }],
      }, 'data.token: the value must be in base64'],
      ['a size of a volume', inPlay({}, { volumes: [{ name: 'server', emptyDir: { sizeLimit: '1 GB' } }, { name: 'client', emptyDir: {} }] }),
        'spec.template.spec.volumes[0].emptyDir.sizeLimit: "1 GB" must be a quantity such as "10Gi" or "500m"'],
      ['a port of 33 bits', inPlay({ readinessProbe: { tcpSocket: { port: 2 ** 31 } } }),
        `${CONTAINER}.readinessProbe.tcpSocket.port: 2147483648 must be an integer of 32 bits`],
      ['a number of 33 bits', inPlay({}, {}, { revisionHistoryLimit: 2 ** 31 }), 'spec.revisionHistoryLimit: 2147483648 must be an integer of 32 bits'],
      ['a private key', { objects: [certificateNamed('server', { privateKey: { algorithm: '' } })] }, 'spec.privateKey.algorithm: "" must be one of "RSA", "ECDSA", "Ed25519"'],
      ['an init container', inPlay({}, { initContainers: [{ name: 'init', image: 'init:1', imagePullPolicy: 'always' }] }),
        'spec.template.spec.initContainers[0].imagePullPolicy: "always" must be one of "Always", "IfNotPresent", "Never"'],
      ['none of a closed set', stated('logLevel: loud'), 'spec.logLevel: "loud" must be one of "error", "warning", "info", "debug", "trace"'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, target: standby }'), 'spec.target: "standby" must be one of "primary", "prefer-standby"'],
    ],
    valid: [
      ['words', { objects: [pluginServiceOf({ type: 'NodePort' }), pluginDeployment({ imagePullPolicy: 'Always' }), certificateNamed('server')] }],
      ['a value of some releases only', inPlay({}, { tolerations: [{ key: 'a', operator: 'Gt', value: '1' }] })],
      ['base64, and what SOPS decrypts', {
        objects: [service, {
          apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'cnpg-system' }, data: { token: 'YSB0b2tlbg==\n', other: 'ENC[AES256_GCM,data:x]', empty: '' },
        }],
      }],
      ['an empty text is none', inPlay({ ports: [{ containerPort: 9090, protocol: '' }] })],
      ['what is filled in later', stated('logLevel: "${LOG_LEVEL}"')],
      ['of a release that nobody knows yet', stated('logLevel: loud', '1.31.0')],
    ],
  },
];
