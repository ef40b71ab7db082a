import { ApiObject, App, Chart } from 'cdk8s';
import { Api } from './support/api';
import { api, gone, install, partsOf, startPod, uninstall } from './support/cluster';
import { exampleObjects } from './support/examples';
import { OperatorProcess } from './support/operator';
import { PluginPod } from './support/plugin-pod';
import { operators } from './support/programs';
import { ClusterWithPlugins, Distribution, Operator, Plugin } from '../../src';
import { objectsOf } from '../support/manifests';

const barmanCloud = process.env.BARMAN_CLOUD_PLUGIN;
const newest = operators()[0];

/** Of this suite alone: nothing here collects what the operator and the plugin make for a cluster that is gone. */
const NAMESPACE = 'barman-cloud';

/** Skipped without the two programs, which `run` says loudly. */
(barmanCloud && newest ? test : test.skip)('barman-cloud as our example installs it: asked by the operator, and injected with our parameters', async () => {
  const operator = new OperatorProcess(newest.path, newest.version);
  await operator.start();
  const plugins = exampleObjects('barman-cloud');
  let made: any[] = [];
  let pod: PluginPod | undefined;
  try {
    await install(plugins);
    pod = await startPod(plugins.filter(({ kind }) => ['Service', 'Deployment'].includes(kind)), undefined, barmanCloud);

    const app = new App();
    const chart = new Chart(app, 'db', { namespace: NAMESPACE });
    new ApiObject(chart, 'store', {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: 'store' },
      spec: {
        configuration: {
          destinationPath: 's3://backups/',
          s3Credentials: { accessKeyId: { name: 's3', key: 'id' }, secretAccessKey: { name: 's3', key: 'secret' } },
        },
      },
    });
    const shared = Operator.fromAttributes(chart, 'operator', {
      distribution: Distribution.CLOUDNATIVE_PG, version: newest.version, kubernetesVersion: '1.34',
    });
    const plugin = Plugin.fromPluginName(chart, 'plugin', 'barman-cloud.cloudnative-pg.io', { operator: shared });
    new ClusterWithPlugins(chart, 'archived', {
      instances: 1, storage: { size: '1Gi' }, plugins: [{ plugin, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }],
    });
    made = objectsOf(app);
    await install(made);

    const cluster = made.find(({ kind }) => kind === 'Cluster');
    const [status] = await operator.pluginStatus(cluster, found => found.length === 1);
    expect(status.name).toBe('barman-cloud.cloudnative-pg.io');
    expect(status.capabilities).toEqual(expect.arrayContaining(['TYPE_RECONCILER_HOOKS', 'TYPE_LIFECYCLE_SERVICE']));

    const role = await Api.until('the Role of the cluster', () => api.get('rbac.authorization.k8s.io/v1', 'Role', NAMESPACE, 'archived-barman-cloud'));
    expect(JSON.stringify(role.rules)).toContain('"store"');

    // no kubelet runs the Job: it is marked as done
    const job = await Api.until('the Job', async () => (await api.send('GET', `/apis/batch/v1/namespaces/${NAMESPACE}/jobs`)).body.items?.[0]);
    const time = new Date().toISOString();
    const conditions = ['SuccessCriteriaMet', 'Complete'].map(type => ({ type, status: 'True', lastTransitionTime: time, lastProbeTime: time }));
    const answer = await api.send('PATCH', `/apis/batch/v1/namespaces/${NAMESPACE}/jobs/${job.metadata.name}/status`, {
      status: { startTime: time, completionTime: time, succeeded: 1, ready: 0, terminating: 0, uncountedTerminatedPods: {}, conditions },
    }, 'application/merge-patch+json');
    expect(answer.status).toBe(200);

    const instance = await Api.until('the instance\'s Pod', () => api.get('v1', 'Pod', NAMESPACE, 'archived-1'));
    const sidecar = instance.spec.initContainers.find(({ name }: any) => name === 'plugin-barman-cloud');
    expect(sidecar).toMatchObject({ restartPolicy: 'Always', image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar-testing:main' });
    expect(sidecar.volumeMounts.map(({ mountPath }: any) => mountPath)).toContain('/plugins');
  } finally {
    await pod?.stop();
    await uninstall([...made, ...plugins]);
    await gone(partsOf(plugins).service);
    await operator.stop();
  }
});
