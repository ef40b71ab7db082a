import { RuleCases } from '../../support/rule-cases';

const METADATA = { name: 'example' };
const of = (apiVersion: string, kind: unknown) => ({ objects: [{ apiVersion, kind, metadata: METADATA }] as object[] });

export const cases: RuleCases[] = [
  {
    id: 'object-kind',
    invalid: [
      ['a letter too many', of('v1', 'Services'), 'v1 has no kind "Services", and it has Service'],
      ['another case', of('cert-manager.io/v1', 'clusterissuer'), 'cert-manager.io/v1 has no kind "clusterissuer", and it has ClusterIssuer'],
      ['a letter left out', of('postgresql.cnpg.io/v1', 'Cluter'), 'postgresql.cnpg.io/v1 has no kind "Cluter", and it has Cluster'],
      ['no word', of('apps/v1', 'my-deployment'), 'apps/v1 has no kind "my-deployment"'],
    ],
    valid: [
      ['kinds', { objects: [of('v1', 'Pod'), of('batch/v1', 'CronJob'), of('cert-manager.io/v1', 'Issuer')].flatMap(({ objects }) => objects) }],
      ['a kind that may be new', of('apps/v1', 'PodSet')],
      ['others\' kinds', of('serving.knative.dev/v1', 'service')],
    ],
  },
  {
    id: 'api-version-case',
    invalid: [
      ['upper case', of('CERT-MANAGER.IO/V1', 'Issuer'), 'there is no apiVersion "CERT-MANAGER.IO/V1", and there is "cert-manager.io/v1"'],
      ['a capital', of('postgresql.cnpg.io/V1', 'Cluster'), 'there is no apiVersion "postgresql.cnpg.io/V1", and there is "postgresql.cnpg.io/v1"'],
    ],
    valid: [['lower case', of('cert-manager.io/v1', 'Issuer')], ['others\' groups', of('example.com/V1', 'Example')]],
  },
];
