import { execFileSync } from 'child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { Api } from './support/api';
import { connect } from './support/cluster';
import { executable, start, stop } from './support/processes';
import { Distribution, Operator, SidecarPlugin } from '../../src';
import { objectsOf, only } from '../support/manifests';

const PLUGIN = 'audit.my-org.io';

/** The init containers of a sidecar plugin whose sockets go into a folder of the test's. */
function initContainers(socketDirectory: string): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', {
    distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34', socketDirectory,
  });
  new SidecarPlugin(chart, 'audit', { operator, pluginName: PLUGIN, image: 'audit:1', socketFlag: '--plugin-path' });
  return only(objectsOf(app), 'Deployment').spec.template.spec.initContainers;
}

test('the plugin listens where the manager looks, for the manager\'s user alone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sockets-'));
  const program = executable('connect');
  chmodSync(directory, 0o755);
  const [container, wait] = initContainers(directory);
  const { runAsUser } = container.securityContext;
  chownSync(directory, runAsUser, runAsUser);
  const socket = join(directory, PLUGIN);
  const waiting = () => execFileSync(wait.command[0], [...wait.command.slice(1, -1), '1'], { encoding: 'utf8' });

  // the container that waits ends well without the socket too, and says so
  expect(waiting()).toBe(`no socket at ${socket} after 1 seconds: the operator starts without this plugin\n`);
  const plugin = start(executable('plugin'), container.args, join(tmpdir(), 'sidecar.log'), { uid: runAsUser, env: { PLUGIN_NAME: PLUGIN } });
  try {
    await Api.until('the socket', async () => existsSync(socket));
    expect(waiting()).toBe('');
    expect(connect({ socket, name: PLUGIN, as: runAsUser }, program)).toMatchObject({ outcome: 'connected', pluginName: PLUGIN, version: '0.0.1' });
    expect(connect({ socket, name: PLUGIN, as: 65534 }, program)).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('permission denied') });
    expect(connect({ socket, name: 'x.sock', as: runAsUser }, program)).toMatchObject({ outcome: 'refused', step: 'name' });
  } finally {
    await stop(plugin);
  }
});
