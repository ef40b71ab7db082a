/** Runs the quickstart's plugin in a pod, and connects to it as the operator does. `npm run try` starts it in a node's namespaces. */
import { writeFileSync } from 'fs';
import { Node } from './support/node';

async function main(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const node = new Node(say);
  writeFileSync(process.env.REAL_STACK!, JSON.stringify(await node.start()));
  // these read where the node is when they are loaded
  const { named, reached, rolledOut } = await import('./support/pods.js');
  const { api, partsOf } = await import('../real/support/cluster.js');
  const { exampleObjects } = await import('../real/support/examples.js');

  const objects = named(exampleObjects('quickstart', 'plugins'));
  const { deployment } = partsOf(objects);
  await api.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: deployment.metadata.namespace } }, ...objects]);
  say(`applied examples/typescript/quickstart/dist/plugins.k8s.yaml: ${objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`);
  await rolledOut(deployment);
  say(`Deployment ${deployment.metadata.name} is available: cert-manager has issued both certificates, and the plugin's pod is ready`);
  const { pluginName, version, address } = await reached(objects);
  say(`connected over mutual TLS, with the Service's annotations and Secrets, as the operator does: ${pluginName} ${version} at ${address}`);
  say('Not part of this: the operator, which is another project\'s program, and a PostgreSQL cluster. The plugin\'s image was a test program.');
  say('To go on with a cluster that has the operator: kind create cluster, install cert-manager and the operator, then');
  say('kubectl apply --server-side -f examples/typescript/quickstart/dist');
  await node.stop();
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
