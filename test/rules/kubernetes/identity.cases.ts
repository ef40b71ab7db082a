import { RuleCases } from '../../support/rule-cases';
import { FROM_A_CLUSTER } from '../support/from-a-cluster';

function object(apiVersion: string, kind: string, spec: object, metadata: object = { name: 'example' }): object {
  return { apiVersion, kind, metadata, spec };
}

export const cases: RuleCases[] = [
  {
    id: 'object-named',
    invalid: [
      ['a Service', { objects: [object('v1', 'Service', {}, { name: '' })] }, 'metadata.name: a Service must have a name'],
      ['a Cluster', { objects: [object('postgresql.cnpg.io/v1', 'Cluster', {}, { namespace: 'apps', name: '' })] }, 'metadata.name: a Cluster must have a name'],
      ['a ScheduledBackup', { objects: [object('postgresql.k8s.enterprisedb.io/v1', 'ScheduledBackup', {}, { name: '' })] }, 'metadata.name: a ScheduledBackup must have a name'],
    ],
    valid: [
      ['a name', { objects: [object('v1', 'Service', {})] }],
      ['a generated one', { objects: [object('postgresql.cnpg.io/v1', 'Backup', {}, { generateName: 'nightly-' })] }],
      ['another kind', { objects: [object('kustomize.config.k8s.io/v1beta1', 'Kustomization', {}, {})] }],
    ],
  },
  {
    id: 'api-version',
    invalid: [
      ['a version of the operator\'s that never was', { objects: [object('postgresql.cnpg.io/v1beta1', 'Cluster', {})] },
        'apiVersion: "postgresql.cnpg.io/v1beta1" is invalid: expected postgresql.cnpg.io/v1 for a Cluster'],
      ['no group', { objects: [object('v1', 'Deployment', {})] }, 'apiVersion: "v1" is invalid: expected apps/v1 for a Deployment'],
      ['a group of long ago', { objects: [object('extensions/v1beta1', 'NetworkPolicy', {})] },
        'apiVersion: "extensions/v1beta1" is invalid: expected networking.k8s.io/v1 for a NetworkPolicy'],
      ['a group too many', { objects: [object('apps/v1', 'Service', {})] }, 'apiVersion: "apps/v1" is invalid: expected v1 for a Service'],
      ['cert-manager before it was finished', { objects: [object('cert-manager.io/v1alpha2', 'Certificate', {})] },
        'apiVersion: "cert-manager.io/v1alpha2" is invalid: expected cert-manager.io/v1 for a Certificate'],
      ['a Cluster of Kubernetes\' own', { objects: [object('v1', 'Cluster', {})] },
        'apiVersion: "v1" is invalid: expected postgresql.cnpg.io/v1 or postgresql.k8s.enterprisedb.io/v1 for a Cluster'],
      ['a version of a plugin\'s that never was', { objects: [object('barmancloud.cnpg.io/v1alpha1', 'ObjectStore', {})] },
        'apiVersion: "barmancloud.cnpg.io/v1alpha1" is invalid: expected barmancloud.cnpg.io/v1 for an ObjectStore'],
      ['an ObjectStore of the operator', { objects: [object('postgresql.cnpg.io/v1', 'ObjectStore', {})] },
        'apiVersion: "postgresql.cnpg.io/v1" is invalid: expected barmancloud.cnpg.io/v1 for an ObjectStore'],
      ['an ObjectStore before it was finished', { objects: [object('barmancloud.cnpg.io/v1beta1', 'ObjectStore', {})] },
        'apiVersion: "barmancloud.cnpg.io/v1beta1" is invalid: expected barmancloud.cnpg.io/v1 for an ObjectStore'],
      ['none', { objects: [{ apiVersion: '', kind: 'Secret', metadata: { name: 'example' } }] }, 'apiVersion: missing: expected v1 for a Secret'],
    ],
    valid: [
      ['a plugin\'s version that may come later', { objects: [object('klio.cnpg.io/v1beta1', 'Server', {}), object('barmancloud.cnpg.io/v2', 'ObjectStore', {})] }],
      ['the version of a plugin', { objects: [object('cnpg-extensions.yandex.cloud/v1beta1', 'BackupConfig', {})] }],
      ['the versions', { objects: FROM_A_CLUSTER }],
      ['both products', { objects: [object('postgresql.cnpg.io/v1', 'Pooler', {}), object('postgresql.k8s.enterprisedb.io/v1', 'Cluster', {})] }],
      ['others\' kinds of the same names', {
        objects: [object('cluster.x-k8s.io/v1beta1', 'Cluster', {}), object('velero.io/v1', 'Backup', {}), object('crd.projectcalico.org/v1', 'NetworkPolicy', {}),
          object('barmancloud.cnpg.io/v2', 'ObjectStore', {}), object('objectbucket.io/v1alpha1', 'ObjectStore', {})],
      }],
    ],
  },
];
