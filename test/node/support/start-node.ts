import { readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { endOf } from './images';
import { Node } from './node';

/** Starts the node that all tests share; where it does not start, the ends of all logs show why. */
export default async function startNode(): Promise<void> {
  const node = new Node(line => process.stderr.write(`${line}\n`));
  (globalThis as any).node = node;
  try {
    writeFileSync(process.env.REAL_STACK!, JSON.stringify(await node.start()));
    writeFileSync(join(process.env.NODE_WORK!, 'started'), '');
  } catch (error) {
    const logs = join(node.directory, 'logs');
    readdirSync(logs).forEach(name => process.stderr.write(`\n=== ${name}\n${endOf(join(logs, name))}\n`));
    throw error;
  }
}
