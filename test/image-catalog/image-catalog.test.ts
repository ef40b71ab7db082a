import { ClusterImageCatalog, ClusterWithPlugins, Distribution, ImageCatalog, ImageCatalogKind, Operator } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';
import { shop, synthesized } from '../support/shop';

const IMAGES = [{ major: 17, image: 'postgres:17.6' }];

test('a catalog for a namespace', () => {
  const { app, chart } = shop();
  const extensions = [{ name: 'maps', image: { reference: 'maps:1' }, ldLibraryPath: ['system'], env: [{ name: 'A', value: 'b' }] }];
  const catalog = new ImageCatalog(chart, 'images', { images: [{ ...IMAGES[0], extensions }], componentImages: [{ key: 'pool', image: 'pgbouncer:1' }] });
  expect(catalog).toMatchObject({ name: 'images', catalogName: 'images', namespace: 'apps', catalogKind: 'ImageCatalog' });
  expect(synthesized(app, 'ImageCatalog')).toEqual({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ImageCatalog',
    metadata: { name: 'images', namespace: 'apps' },
    spec: {
      images: [{ ...IMAGES[0], extensions: [{ name: 'maps', image: { reference: 'maps:1' }, ld_library_path: ['system'], env: [{ name: 'A', value: 'b' }] }] }],
      componentImages: [{ key: 'pool', image: 'pgbouncer:1' }],
    },
  });
});

test('a cluster-scoped catalog has no namespace, though its chart has one', () => {
  const { app, chart } = shop(Distribution.EDB);
  const catalog = new ClusterImageCatalog(chart, 'images', { images: IMAGES, metadata: { name: 'all', labels: { team: 'shop' } } });
  expect(catalog).toMatchObject({ name: 'all', catalogName: 'all', catalogKind: 'ClusterImageCatalog' });
  expect(catalog.namespace).toBeUndefined();
  expect(synthesized(app, 'ClusterImageCatalog')).toEqual({
    apiVersion: 'postgresql.k8s.enterprisedb.io/v1',
    kind: 'ClusterImageCatalog',
    metadata: { name: 'all', labels: { team: 'shop' } },
    spec: { images: IMAGES },
  });
});

test('a cluster takes its image from a catalog', () => {
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });
  const catalog = new ClusterImageCatalog(chart, 'images', { images: IMAGES });
  new ClusterWithPlugins(chart, 'db', { operator, instances: 1, storage: { size: '1Gi' }, imageCatalogRef: catalog.imageRef(17) });
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  expect(only(objects, 'Cluster').spec.imageCatalogRef).toEqual({ apiGroup: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog', name: 'images', major: 17 });
});

test('catalogs that are defined elsewhere', () => {
  const { app, chart, operator } = shop();
  const catalog = ImageCatalog.fromImageCatalogName(chart, 'a', 'images');
  expect(catalog).toMatchObject({ catalogName: 'images', catalogKind: ImageCatalogKind.IMAGE_CATALOG, namespace: 'apps', operator });
  expect(ImageCatalog.fromImageCatalogName(chart, 'b', 'images', { namespace: 'shop', operator }).namespace).toBe('shop');
  const all = ClusterImageCatalog.fromClusterImageCatalogName(chart, 'c', 'all', { operator });
  expect(all.namespace).toBeUndefined();
  expect(all.componentImageRef('pool')).toEqual({ apiGroup: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog', name: 'all', key: 'pool' });
  expect(objectsOf(app).map(({ kind }) => kind)).toEqual(['Cluster']);
});

test('invalid names of catalogs that are defined elsewhere', () => {
  const { chart } = shop();
  expect(() => ImageCatalog.fromImageCatalogName(chart, 'a', 'All images')).toThrow('plugins/a: catalogName: ');
  expect(() => ImageCatalog.fromImageCatalogName(chart, 'b', 'images', { namespace: 'a.b' })).toThrow('plugins/b: namespace: ');
});

test('mistakes are thrown with their props', () => {
  const { chart } = shop();
  expect(() => new ImageCatalog(chart, 'a', { images: [] })).toThrow('plugins/a: images: ');
  expect(() => new ImageCatalog(chart, 'c', { images: undefined as any })).toThrow('plugins/c: images: required field is missing');
  expect(() => new ClusterImageCatalog(chart, 'b', { images: [{ ...IMAGES[0], extensions: [{ name: 'a', binPath: 'bin' as any }] }] }))
    .toThrow('plugins/b: images[0].extensions[0].binPath: expected a list');
});
