import { join } from 'path';
import { Api } from './support/api';
import { api, install, stack } from './support/cluster';
import { exampleObjects } from './support/examples';
import { start, stop } from './support/processes';
import { programs } from './support/programs';
import { apiserverArguments } from './support/stack';

const PORT = 16444;
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';
const ACCOUNT = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'cnpg-manager', namespace: 'cnpg-system' } };

test('the container that waits is the only one without the operator\'s token', async () => {
  const [{ spec: { template } }] = exampleObjects('sidecar').filter(({ kind }) => kind === 'Deployment');
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'operator', namespace: 'cnpg-system' },
    spec: { ...template.spec, serviceAccountName: 'cnpg-manager', containers: template.spec.containers.map((one: any) => ({ ...one, image: 'operator:1' })) },
  };
  await install([ACCOUNT]);
  // the run's own has no admission plugin that mounts tokens
  const server = start(programs().apiserver, apiserverArguments(stack.directory, PORT, []), join(stack.directory, 'logs', 'second-apiserver.log'));
  try {
    const second = new Api({ ...stack.access, port: PORT });
    await Api.until('the second API server', async () => (await second.send('GET', '/readyz').catch(() => undefined))?.status === 200, 120);
    const { status, body } = await second.createDryRun(pod);
    expect([status, body.message]).toEqual([201, undefined]);
    const mountAt = ({ name, volumeMounts }: any) => [name, volumeMounts.find(({ mountPath }: any) => mountPath === TOKEN)?.name];
    expect([...body.spec.initContainers, ...body.spec.containers].map(mountAt)).toEqual([
      ['audit', expect.stringMatching(/^kube-api-access-/)],
      ['audit-wait', 'cnpg-i-no-token'],
      ['manager', expect.stringMatching(/^kube-api-access-/)],
    ]);
  } finally {
    await stop(server);
    await api.delete(ACCOUNT);
  }
});
