import { RuleCases } from '../../support/rule-cases';
import { PluginManifests } from '../support/plugin-manifests';
import { barmanCloud, published } from '../support/servers';

const BARMAN = 'barman-cloud.cloudnative-pg.io';

function elected(change: (parts: PluginManifests) => unknown = () => {}): (parts: PluginManifests) => void {
  return parts => {
    parts.container.args.push('--leader-elect');
    parts.deployment.spec.strategy = { type: 'Recreate' };
    change(parts);
  };
}

const spec = (fields: object) => elected(({ deployment }) => Object.assign(deployment.spec, fields));

export const cases: RuleCases[] = [
  {
    id: 'plugin-leader-replicas',
    invalid: [
      ['two pods', barmanCloud('0.14.0', spec({ replicas: 2 })), `spec.replicas: 2 pods, but "${BARMAN}" serves only on its leader: expected 1`],
      ['a plugin that always elects', published('pgbackrest.dalibo.com', 'controller:0.0.3', ({ deployment }) => { deployment.spec.replicas = 3; }),
        'spec.replicas: 3 pods, but "pgbackrest.dalibo.com" serves only on its leader: expected 1'],
    ],
    valid: [
      ['one pod', barmanCloud('0.14.0', elected())],
      ['no election', barmanCloud('0.14.0', ({ deployment }) => { deployment.spec.replicas = 2; })],
      ['an election that is off', barmanCloud('0.14.0', ({ deployment, container }) => { deployment.spec.replicas = 2; container.args.push('--leader-elect=false'); })],
      ['a plugin that serves everywhere', published('pg-doorman.cnpg.io', 'pg-doorman:0.4.1', spec({ replicas: 2 }))],
      ['a release that is not known yet', barmanCloud('0.99.0', spec({ replicas: 2 }))],
      ['another plugin', published('audit.my-org.io', 'audit:1.0.0', spec({ replicas: 2 }))],
    ],
  },
  {
    id: 'plugin-leader-rollout',
    invalid: [
      ['rolling updates', barmanCloud('0.14.0', spec({ strategy: { type: 'RollingUpdate' } })),
        `spec.strategy.type: "RollingUpdate" waits for a new pod that never becomes ready, because "${BARMAN}" serves only on its leader: expected "Recreate"`],
      ['the default', barmanCloud('0.14.0', spec({ strategy: undefined })),
        `spec.strategy: the default "RollingUpdate" waits for a new pod that never becomes ready, because "${BARMAN}" serves only on its leader: expected "Recreate"`],
      ['a named port', barmanCloud('0.14.0', elected(({ deployment, container }) => {
        deployment.spec.strategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } };
        container.ports = [{ name: 'grpc', containerPort: 9090 }];
        container.readinessProbe = { tcpSocket: { port: 'grpc' } };
      })), `spec.strategy.type: "RollingUpdate" waits for a new pod that never becomes ready, because "${BARMAN}" serves only on its leader: expected "Recreate"`],
    ],
    valid: [
      ['Recreate', barmanCloud('0.14.0', elected())],
      ['an old pod that may go first', barmanCloud('0.14.0', spec({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } }))],
      ['all of them may go first', barmanCloud('0.14.0', spec({ strategy: { rollingUpdate: { maxUnavailable: '100%' } } }))],
      ['a probe of another port', barmanCloud('0.14.0', elected(({ deployment, container }) => { delete deployment.spec.strategy; container.readinessProbe = { tcpSocket: { port: 8081 } }; }))],
      ['no probe', barmanCloud('0.14.0', elected(({ deployment, container }) => { delete deployment.spec.strategy; delete container.readinessProbe; }))],
      ['no election', barmanCloud('0.14.0')],
    ],
  },
];
