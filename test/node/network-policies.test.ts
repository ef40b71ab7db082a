import { apply, connection, idlePod, podIs, remove, running, standalone, NAMESPACE } from './support/pods';
import { Api } from '../real/support/api';
import { api } from '../real/support/cluster';
import { programs } from '../real/support/programs';

/** Labels of the operator's pods, as its published manifest has them. */
const OPERATOR = { 'app.kubernetes.io/name': 'cloudnative-pg' };

// without the program that enforces policies there is nothing to see, which `run` says
(programs().netpolicy ? test : test.skip)('the plugin is reached by the operator\'s pods only', async () => {
  const objects = standalone('walled', { networkPolicy: { ingress: true } });
  const pods = [idlePod('operator', OPERATOR), idlePod('stranger', { app: 'other' })];
  try {
    await running(objects);
    await apply(pods);
    await Promise.all(pods.map(pod => podIs(pod, 'running', ({ phase }) => phase === 'Running')));
    // the policy is enforced some time after it is created
    await Api.until('the stranger to be kept out', async () => (await connection(objects, { from: pods[1] })).outcome === 'refused');
    expect(await connection(objects, { from: pods[0] })).toMatchObject({ outcome: 'connected' });
    expect(await connection(objects, { from: pods[1] })).toMatchObject({ outcome: 'refused', step: 'call' });

    // it is the policy that keeps it out
    const policy = objects.find(({ kind }) => kind === 'NetworkPolicy');
    await api.delete(policy);
    await Api.until('the stranger to get in', async () => (await connection(objects, { from: pods[1] })).outcome === 'connected');
  } finally {
    await remove([...objects, ...pods]);
  }
});

(programs().netpolicy ? test : test.skip)('where outgoing connections are denied, operatorEgress opens the way to the plugin and to name servers', async () => {
  const denied = {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny-egress', namespace: NAMESPACE }, spec: { podSelector: {}, policyTypes: ['Egress'] },
  };
  const closed = standalone('way', { networkPolicy: { ingress: true } });
  const open = standalone('way', { networkPolicy: { ingress: true, operatorEgress: true } });
  const pod = idlePod('operator', OPERATOR);
  try {
    await running(closed);
    await apply([pod, denied]);
    await podIs(pod, 'running', ({ phase }) => phase === 'Running');
    await Api.until('the way to be closed', async () => (await connection(closed, { from: pod })).outcome === 'refused');
    await apply(open);
    await Api.until('the way to be open', async () => (await connection(open, { from: pod })).outcome === 'connected');
  } finally {
    await remove([...open, pod, denied]);
  }
});
