import { RuleCases } from '../../support/rule-cases';

const METADATA = { name: 'example' };
const of = (apiVersion: string, kind: unknown) => ({ objects: [{ apiVersion, kind, metadata: METADATA }] as object[] });

export const cases: RuleCases[] = [
  {
    id: 'object-kind',
    invalid: [
      ['a missing letter', of('postgresql.cnpg.io/v1', 'Cluter'), 'kind: postgresql.cnpg.io/v1 has no kind "Cluter"; did you mean "Cluster"?'],
      ['a letter too many', of('v1', 'Services'), 'kind: v1 has no kind "Services"; did you mean "Service"?'],
      ['lower case', of('cert-manager.io/v1', 'clusterissuer'), 'kind: cert-manager.io/v1 has no kind "clusterissuer"; did you mean "ClusterIssuer"?'],
      ['a hyphen', of('apps/v1', 'my-deployment'), 'kind: "my-deployment" is not a valid kind: expected letters and digits, starting with a capital letter'],
      ['no kind', of('apps/v1', undefined), 'kind: required: expected a kind of apps/v1'],
    ],
    valid: [
      ['a Cluster', of('postgresql.cnpg.io/v1', 'Cluster')],
      ['kinds of Kubernetes and cert-manager', { objects: [of('v1', 'Pod'), of('batch/v1', 'CronJob'), of('cert-manager.io/v1', 'Issuer')].flatMap(({ objects }) => objects) }],
      ['a kind that may be new', of('apps/v1', 'PodSet')],
      ['a kind of another group', of('serving.knative.dev/v1', 'service')],
      ['a kind that is filled in later', of('apps/v1', '${KIND}')],
    ],
  },
  {
    id: 'api-version-case',
    invalid: [
      ['a capital letter', of('postgresql.cnpg.io/V1', 'Cluster'), 'apiVersion: "postgresql.cnpg.io/V1" is not a known API version; did you mean "postgresql.cnpg.io/v1"?'],
      ['upper case', of('CERT-MANAGER.IO/V1', 'Issuer'), 'apiVersion: "CERT-MANAGER.IO/V1" is not a known API version; did you mean "cert-manager.io/v1"?'],
    ],
    valid: [['lower case', of('postgresql.cnpg.io/v1', 'Cluster')], ['another group', of('example.com/V1', 'Example')]],
  },
];
