import { Lazy } from 'cdk8s';
import { ImageCatalogKind, kubernetes } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster } from '../support/programs';

const DIGEST = `@sha256:${'0a'.repeat(32)}`;
const NO_VERSION = 'is invalid: expected one that begins with the PostgreSQL version, such as "17.6"';

export const cases: RuleCases[] = [
  {
    id: 'image-tag',
    throws: [
      ['latest', cluster({ imageName: 'pg:latest' }), `plugins/db: imageName: tag "latest" ${NO_VERSION}`],
      ['no tag', cluster({ imageName: 'host:5000/pg' }), `plugins/db: imageName: a missing tag (latest) ${NO_VERSION}`],
      ['a digest', cluster({ imageName: `pg${DIGEST}` }),
        `plugins/db: imageName: "pg${DIGEST}" has a digest but no tag: expected a tag that begins with the PostgreSQL version, such as "17.6"`],
      ['a name', cluster({ imageName: 'pg:v17' }), `plugins/db: imageName: tag "v17" ${NO_VERSION}`],
      ['a dot without a minor', cluster({ imageName: 'pg:17.-1' }), `plugins/db: imageName: tag "17.-1" ${NO_VERSION}`],
    ],
    passes: [
      ['a version', cluster({ imageName: 'host:5000/pg:17.6' })],
      ['a version and more', cluster({ imageName: 'pg:17-minimal-trixie' })],
      ['a version and a digest', cluster({ imageName: `pg:17.6${DIGEST}` })],
      ['none', cluster()],
    ],
    invalid: [['the latest image', clusterManifest('imageName: "ghcr.io/cloudnative-pg/postgresql:latest"'), `spec.imageName: tag "latest" ${NO_VERSION}`]],
    valid: [
      ['a version of PostgreSQL', clusterManifest('imageName: "ghcr.io/cloudnative-pg/postgresql:17.6"')],
      ['null', clusterManifest('imageName: null')],
      ['what is filled in later', clusterManifest('imageName: "${IMAGE}"')],
    ],
  },
  {
    id: 'postgresql-version',
    throws: [
      ['an image', cluster({ imageName: 'pg:12.22' }), 'plugins/db: imageName: PostgreSQL 12 is not supported: expected 13 or later'],
      ['a catalog', cluster({ imageCatalogRef: { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'pg', major: 12 } }),
        'plugins/db: imageCatalogRef.major: PostgreSQL 12 is not supported: expected 13 or later'],
    ],
    passes: [
      ['an image', cluster({ imageName: 'pg:13.1' })],
      ['a catalog', cluster({ imageCatalogRef: { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'pg', major: 17 } })],
    ],
    invalid: [['an image of PostgreSQL 12', clusterManifest('imageName: "ghcr.io/cloudnative-pg/postgresql:12.22"'),
      'spec.imageName: PostgreSQL 12 is not supported: expected 13 or later']],
    valid: [['an image of PostgreSQL 17', clusterManifest('imageName: "ghcr.io/cloudnative-pg/postgresql:17.6"')]],
  },
  {
    id: 'image-pull-policy',
    throws: [['another', cluster({ imagePullPolicy: 'Sometimes' as any }),
      'plugins/db: imagePullPolicy: "Sometimes" is invalid: expected Always, IfNotPresent or Never']],
    passes: [
      ['one of them', cluster({ imagePullPolicy: kubernetes.PullPolicy.NEVER })],
      ['what the app says later', cluster({ imagePullPolicy: Lazy.any({ produce: () => 'Always' }) })],
    ],
    invalid: [['a policy in lower case', clusterManifest('imagePullPolicy: always'),
      'spec.imagePullPolicy: "always" is invalid: expected Always, IfNotPresent or Never']],
    valid: [['one of the three policies', clusterManifest('imagePullPolicy: Always')]],
  },
];
