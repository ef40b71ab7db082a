import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { errorOf, idsIn } from './mistakes';
import { RESOURCE_KINDS, resource, ResourceScenario } from './resource-specs';
import { RUNS } from './runs';
import { synthesize } from './synth';
import { ClusterImageCatalog, Database, DatabaseRole, ImageCatalog, ObjectStore, Pooler, Publication, Subscription } from '../../src';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import { validateCustomResource } from '../support/crd';
import { propsOfManifest } from '../support/props-of-manifest';
import { judgeObjects } from '../support/verdicts';

const CONSTRUCTS: Record<string, new (scope: Chart, id: string, props: any) => unknown> = {
  Pooler, Database, DatabaseRole, Publication, Subscription, ImageCatalog, ClusterImageCatalog, ObjectStore,
};

beforeEach(() => { jest.spyOn(process, 'emitWarning').mockImplementation(); });
afterEach(() => jest.restoreAllMocks());

function appOf(manifest: ResourceScenario): App {
  const app = new App();
  const chart = new Chart(app, 'chart');
  new CONSTRUCTS[manifest.kind](chart, 'resource', propsOfManifest(chart, manifest));
  return app;
}

describe.each(RESOURCE_KINDS)('any %s that the API server accepts', kind => {
  const accepted = resource(kind).filter(manifest => validateCustomResource(manifest).length === 0);

  test('breaks the same rules in a program and in a manifest, and comes out as it went in', () => {
    fc.assert(fc.property(accepted, manifest => {
      const found = judgeObjects([manifest], { version: NEWEST_OF_ALL });
      expect(found.filter(({ id }) => id.startsWith('field-') || id === 'null-value')).toEqual([]);
      const errors = found.filter(({ severity }) => severity === 'error').map(({ id }) => id);
      const thrown = idsIn(errorOf(() => appOf(manifest).synthYaml()));
      expect([...new Set(thrown)].sort()).toEqual([...new Set(errors)].sort());
      if (errors.length === 0) {
        expect(synthesize(appOf(manifest))).toEqual([manifest]);
      }
    }), { numRuns: Math.ceil(RUNS / 2) });
  });
});
