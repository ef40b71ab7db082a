import { Lazy } from 'cdk8s';
import { ImageCatalogKind, kubernetes } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster } from '../support/programs';

const DIGEST = `@sha256:${'0a'.repeat(32)}`;

export const cases: RuleCases[] = [
  {
    id: 'image-tag',
    throws: [
      ['latest', cluster({ imageName: 'pg:latest' }), 'plugins/db: imageName "pg:latest" has the tag "latest", which begins with no version'],
      ['no tag', cluster({ imageName: 'host:5000/pg' }), 'plugins/db: imageName "host:5000/pg" has the tag "latest", which begins with no version'],
      ['a digest', cluster({ imageName: `pg${DIGEST}` }), `plugins/db: imageName "pg${DIGEST}" has a digest and no tag`],
      ['a name', cluster({ imageName: 'pg:v17' }), 'plugins/db: imageName "pg:v17" has the tag "v17", which begins with no version'],
      ['a dot without a minor', cluster({ imageName: 'pg:17.-1' }), 'plugins/db: imageName "pg:17.-1" has the tag "17.-1", which begins with no version'],
    ],
    passes: [
      ['a version', cluster({ imageName: 'host:5000/pg:17.6' })],
      ['a version and more', cluster({ imageName: 'pg:17-minimal-trixie' })],
      ['a version and a digest', cluster({ imageName: `pg:17.6${DIGEST}` })],
      ['none', cluster()],
    ],
    valid: [
      ['null', clusterManifest('imageName: null')],
      ['what is filled in later', clusterManifest('imageName: "${IMAGE}"')],
    ],
  },
  {
    id: 'postgresql-version',
    throws: [
      ['an image', cluster({ imageName: 'pg:12.22' }), 'plugins/db: PostgreSQL is of version 12'],
      ['a catalog', cluster({ imageCatalogRef: { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'pg', major: 12 } }),
        'plugins/db: PostgreSQL is of version 12'],
    ],
    passes: [
      ['an image', cluster({ imageName: 'pg:13.1' })],
      ['a catalog', cluster({ imageCatalogRef: { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'pg', major: 17 } })],
    ],
  },
  {
    id: 'image-pull-policy',
    throws: [['another', cluster({ imagePullPolicy: 'Sometimes' as any }), 'plugins/db: imagePullPolicy is "Sometimes"']],
    passes: [
      ['one of them', cluster({ imagePullPolicy: kubernetes.PullPolicy.NEVER })],
      ['what the app says later', cluster({ imagePullPolicy: Lazy.any({ produce: () => 'Always' }) })],
    ],
  },
];
