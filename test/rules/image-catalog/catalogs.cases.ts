import { Distribution, ImageCatalog } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';
import { imageCatalog } from '../support/resource-programs';
import { clusterYaml, manifests, resource } from '../support/resources';

const catalog = (...majors: Array<number | string>) =>
  resource('ImageCatalog', 'images', `{ images: [${majors.map(major => `{ major: ${major}, image: "postgresql:${major}" }`).join(', ')}] }`);
const using = (major: number | string, name = 'images', kind = 'ImageCatalog') =>
  clusterYaml('db', `imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ${kind}, name: ${name}, major: ${major} }`);

export const cases: RuleCases[] = [
  {
    id: 'catalog-major-unique',
    throws: [['twice', imageCatalog([{ major: 17, image: 'postgresql:17' }, { major: 17, image: 'postgresql:17.5' }]),
      'plugins/images: images[1].major: 17 is already the major version of entry 0']],
    passes: [['different ones', imageCatalog([{ major: 17, image: 'postgresql:17' }, { major: 18, image: 'postgresql:18' }])]],
    invalid: [['twice', manifests(catalog(17, 18, 17)), 'spec.images[2].major: 17 is already the major version of entry 0']],
    valid: [['different ones', manifests(catalog(17, 18))]],
  },
  {
    id: 'catalog-major',
    stopsSynthesis: [['another major version', chart => {
      operator(chart, { distribution: Distribution.CLOUDNATIVE_PG });
      const images = new ImageCatalog(chart, 'images', { images: [{ major: 17, image: 'postgresql:17' }] });
      return cluster({ imageCatalogRef: images.imageRef(18) })(chart);
    }, 'plugins/db: imageCatalogRef.major: ImageCatalog "images" has no image for PostgreSQL 18: it has 17']],
    invalid: [['another major version', manifests(catalog(16, 17), using(18)), 'spec.imageCatalogRef.major: ImageCatalog "images" has no image for PostgreSQL 18: it has 16 and 17']],
    valid: [
      ['its major version', manifests(catalog(17, 18), using(18))],
      ['a catalog elsewhere', manifests(using(18))],
      ['a catalog of the whole cluster', manifests(catalog(17), using(18, 'images', 'ClusterImageCatalog'))],
      ['major versions that are filled in later', manifests(catalog(17, '"${MAJOR}"'), using(18))],
    ],
  },
  {
    id: 'catalog-missing',
    invalid: [
      ['a typo', manifests(catalog(17), using(17, 'image')), 'spec.imageCatalogRef.name: ImageCatalog "image" was not found: expected "images"'],
      ['another kind', manifests(catalog(17), using(17, 'images', 'ClusterImageCatalog')),
        'spec.imageCatalogRef.kind: ClusterImageCatalog "images" was not found: expected the ImageCatalog "images"'],
    ],
    valid: [
      ['the catalog', manifests(catalog(17), using(17))],
      ['both kinds', manifests(catalog(17), catalog(17).replace('kind: ImageCatalog', 'kind: ClusterImageCatalog').replace('namespace: apps', 'labels: {}'),
        using(17, 'images', 'ClusterImageCatalog'))],
      ['a catalog in another namespace', manifests(catalog(17).replace('namespace: apps', 'namespace: other'), using(17, 'images', 'ClusterImageCatalog'))],
      ['another name', manifests(catalog(17), using(17, 'company'))],
      ['a name that is filled in later', manifests(catalog(17), using(17, '"$images"'))],
    ],
  },
];
