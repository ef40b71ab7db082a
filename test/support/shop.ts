import { App, Chart } from 'cdk8s';
import { validateManifests } from './crd';
import { objectsOf, only, testChart } from './manifests';
import { ClusterBase, ClusterWithPlugins, Distribution, Operator } from '../../src';

export interface Shop {
  readonly app: App;
  readonly chart: Chart;
  readonly operator: Operator;
  readonly cluster: ClusterBase;
}

/** A cluster in a namespace other than the chart's. */
export function shop(distribution = Distribution.CLOUDNATIVE_PG, version = '1.30.1'): Shop {
  const { app, chart } = testChart('apps');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution, version });
  const cluster = new ClusterWithPlugins(chart, 'db', {
    operator, instances: 1, storage: { size: '1Gi' }, metadata: { name: 'orders', namespace: 'shop' }, externalClusters: [{ name: 'old', connectionParameters: { host: 'old-rw' } }],
  });
  return { app, chart, operator, cluster };
}

/** The one object of a kind, which the CRD takes. */
export function synthesized(app: App, kind: string): any {
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  return only(objects, kind);
}
