import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { SPOILERS } from './spoilers';
import { judge, mendFiles } from './support';
import { Dice, writtenObjects } from './writer';
import { documentsIn } from '../../src/documents/documents';
import { objectsIn } from '../../src/documents/objects';
import { valueOf } from '../../src/documents/parse';
import { unifiedDiff } from '../../src/fix/diff';
import { RUNS } from '../properties/runs';

const EXAMPLES = join(__dirname, '..', '..', 'examples', 'typescript');

/** Many fields in few objects. */
const SHOP = `
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: { name: store, namespace: shop }
spec:
  configuration:
    destinationPath: s3://backups/
    endpointURL: https://s3.eu-west-1.amazonaws.com
    s3Credentials: { inheritFromIAMRole: true }
    wal: { compression: gzip, archiveAdditionalCommandArgs: [--read-timeout=60] }
  instanceSidecarConfiguration: { resources: { limits: { memory: 512Mi } } }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: shop, annotations: { team: "shop: orders" } }
spec:
  instances: 3
  storage: { size: 10Gi }
  walStorage: { size: 5Gi }
  primaryUpdateMethod: switchover
  postgresql:
    parameters: { max_connections: "200", log_statement: ddl, jit: "false", work_mem: 16MB }
    pg_hba: ["host all all 10.0.0.0/8 scram-sha-256"]
  plugins:
    - { name: barman-cloud.cloudnative-pg.io, isWALArchiver: true, parameters: { barmanObjectName: store } }
  resources: { requests: { memory: 2Gi, cpu: "1" }, limits: { memory: 2Gi } }
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: orders, namespace: shop }
spec:
  schedule: 0 30 3 * * 1-5
  backupOwnerReference: self
  cluster: { name: orders }
  method: plugin
  pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }
`;

function objectsOf(text: string): any[] {
  return [...documentsIn(text)].flatMap(document => (objectsIn(valueOf(document)) ?? []).map(({ object }) => object));
}

/** Manifests without findings. */
const SOUND = [SHOP, ...readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter(file => /dist\/.*\.yaml$/.test(file))
  .map(file => readFileSync(join(EXAMPLES, file), 'utf8'))].map(objectsOf)
  .filter(objects => judge({ a: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) }).findings.length === 0);

interface Spoiled { readonly sound: any[]; readonly text: string; readonly mistakes: string[] }

function spoiled([index, mistakes, seed]: [number, string[], number]): Spoiled {
  const objects = SOUND[index];
  const [dice, copy] = [new Dice(seed + 1), JSON.parse(JSON.stringify(objects))];
  const made = mistakes.filter(mistake => SPOILERS[mistake](copy, dice));
  return { sound: objects, text: writtenObjects(copy, dice), mistakes: made };
}

const CASES = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: SOUND.length - 1 }) }),
  fc.subarray(Object.keys(SPOILERS), { minLength: 1, maxLength: 4 }),
  fc.nat({ max: 2_000_000_000 }),
).filter(input => spoiled(input).mistakes.length > 0);

const commentsIn = (text: string): string[] => text.match(/# \d+(?: is)?: .*/g) ?? [];
const linesWith = (mark: string, diff: string): number => diff.split('\n').slice(2).filter(line => line.startsWith(mark)).length;

test('there are manifests without findings', () => {
  expect(SOUND.length).toBeGreaterThan(5);
  expect(SOUND[0]).toEqual(objectsOf(SHOP));
});

test('what is mended is as it was before it was spoiled, and nothing else is different', async () => {
  const found = new Set<string>();
  await fc.assert(fc.asyncProperty(CASES, async input => {
    const { sound, text, mistakes } = spoiled(input);
    const before = judge({ a: text });
    const { mended, texts: { a: after } } = await mendFiles({ a: text });
    expect(mended.unmended).toEqual([]);
    expect(mended.after.findings).toEqual([]);
    expect(before.findings).not.toEqual([]);
    expect(objectsOf(after)).toEqual(sound);
    // a line behind the last one gives it an end
    const [diff, most] = [unifiedDiff('a', text, after), mistakes.length + Number(!text.endsWith('\n'))];
    expect(linesWith('+', diff)).toBeLessThanOrEqual(most);
    expect(linesWith('-', diff)).toBeLessThanOrEqual(most);
    expect(commentsIn(after)).toEqual(commentsIn(text));
    expect([after.startsWith('\uFEFF'), after.endsWith('\n'), after.includes('\r')]).toEqual([text.startsWith('\uFEFF'), text.endsWith('\n'), text.includes('\r')]);
    expect(after.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect((await mendFiles({ a: after })).texts.a).toBe(after);
    mistakes.forEach(mistake => found.add(mistake));
  }), { numRuns: Math.ceil(RUNS / 2) });
  if (RUNS >= 400) { expect([...found].sort()).toEqual(Object.keys(SPOILERS).sort()); }
});
