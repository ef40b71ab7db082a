import { RuleCases } from '../../support/rule-cases';
import { manifests, resource } from '../support/resources';

const CNPG = 'postgresql.cnpg.io';
const pooler = (reference: string) => resource('Pooler', 'pool', `{ cluster: { name: db }, pgbouncer: { poolMode: session, imageCatalogRef: { ${reference} } } }`);
const using = (key: string, kind = 'ImageCatalog') => pooler(`apiGroup: ${CNPG}, kind: ${kind}, name: images, key: ${key}`);
const catalog = (components: string) => resource('ImageCatalog', 'images', `{ images: [{ major: 17, image: "postgresql:17" }]${components && `, componentImages: ${components}`} }`);
const REF = 'spec.pgbouncer.imageCatalogRef';

export const cases: RuleCases[] = [
  {
    id: 'pooler-catalog',
    invalid: [
      ['another kind', manifests(using('pgbouncer', 'Catalog')), `${REF}.kind: "Catalog" is invalid: expected ImageCatalog or ClusterImageCatalog`],
      ['another group', manifests(pooler('apiGroup: example.com, kind: ImageCatalog, name: images, key: pgbouncer')),
        `${REF}.apiGroup: "example.com" is invalid: expected "${CNPG}"`],
      ['no group', manifests(pooler('kind: ImageCatalog, name: images, key: pgbouncer')), `${REF}.apiGroup: required: expected "${CNPG}"`],
    ],
    valid: [
      ['a catalog', manifests(using('pgbouncer'))],
      ['a catalog of the whole cluster', manifests(using('pgbouncer', 'ClusterImageCatalog'))],
      ['a group that is filled in later', manifests(pooler('apiGroup: "${GROUP}", kind: ImageCatalog, name: images, key: pgbouncer'))],
      ['a group with a default', manifests(pooler(`apiGroup: "\${GROUP:=${CNPG}}", kind: ImageCatalog, name: images, key: pgbouncer`))],
      ['no catalog', manifests(resource('Pooler', 'pool', '{ cluster: { name: db }, pgbouncer: { poolMode: session } }'))],
    ],
  },
  {
    id: 'pooler-catalog-key',
    invalid: [
      ['a typo', manifests(catalog('[{ key: pgbouncer, image: "pgbouncer:1" }]'), using('pgbuoncer')),
        `${REF}.key: ImageCatalog "images" has no component image "pgbuoncer": it has "pgbouncer"`],
      ['no component images', manifests(catalog(''), using('pgbouncer')), `${REF}.key: ImageCatalog "images" has no component image "pgbouncer"`],
    ],
    valid: [
      ['a key', manifests(catalog('[{ key: pgbouncer, image: "pgbouncer:1" }]'), using('pgbouncer'))],
      ['a key that is filled in later', manifests(catalog('[{ key: pgbouncer, image: "pgbouncer:1" }]'), using('"${KEY}"'))],
      ['keys that are filled in later', manifests(catalog('[{ key: "${KEY}", image: "pgbouncer:1" }]'), using('other'))],
      ['a catalog elsewhere', manifests(using('pgbouncer'))],
      ['a catalog of another kind', manifests(catalog(''), using('pgbouncer', 'ClusterImageCatalog'))],
    ],
  },
];
