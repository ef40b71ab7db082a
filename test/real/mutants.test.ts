import { writeFileSync } from 'fs';
import { api, install } from './support/cluster';
import { Distribution } from '../../src';
import { INSTALLS, objectsOfInstall, OPERATORS_DEPLOYMENT } from '../checker/installs';
import { Mutant, mutantsOf } from '../checker/mutants';
import { pluginNamesOf, worksByReading } from '../checker/state';
import { judgeObjects, Verdict } from '../support/verdicts';

/**
 * Installs that work, spoiled in one place at a time. What the API server refuses, and what no longer works by an independent reading of the operator, has to be
 * found by the checker; what the API server takes and still works must be no error.
 */

jest.setTimeout(1_200_000);

const TOLD = { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.30.0', kubernetesVersion: '1.34' };

/** A share of the mutants of an install is enough for each run; all of them where asked. */
const EVERY = Number(process.env.EVERY_MUTANT ?? 7);

/** Rules about what neither the bare API server nor the reading of the operator sees, by who sees it: their errors are no false alarms. With a kind, of that kind alone. */
const SEEN_BY: Readonly<Record<string, string[]>> = {
  'the operator\'s admission webhook, or the operator': [
    'image-tag', 'image-pull-policy', 'parameter-size', 'storage-size', 'request-within-limit', 'shared-buffers-memory', 'Cluster quantity',
  ],
  'cert-manager\'s admission webhook, or cert-manager, which waits for an Issuer or a Secret that cannot be': [
    'certificate-duration', 'certificate-subject', 'private-key-size', 'Certificate subdomain-name', 'Certificate field-required', 'Issuer field-required',
    'Certificate field-value', 'Issuer field-value', 'issuer-kind',
  ],
  'the plugin, which does not start, or refuses the Cluster': ['plugin-address', 'plugin-file-mounted', 'plugin-parameter-invalid', 'plugin-parameter-required'],
  'nobody, since one object replaces the other': ['object-name-unique', 'certificate-secret-unique'],
};
const UNSEEN = Object.values(SEEN_BY).flat();

function isAlarm({ id, severity, object }: Verdict): boolean {
  return severity === 'error' && !UNSEEN.includes(id) && !UNSEEN.includes(`${object.split(' ')[0]} ${id}`);
}

beforeAll(() => install(['cnpg-system', 'default', 'shop'].map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))));

/** Why the API server refuses an object, if it does. */
async function refusal(object: any): Promise<string | undefined> {
  try {
    const { status, body } = await api.createDryRun(object);
    return status >= 300 ? `${body.message}` : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

async function inParallel<T, R>(all: T[], one: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < all.length; index += 20) {
    results.push(...await Promise.all(all.slice(index, index + 20).map(one)));
  }
  return results;
}

describe.each(Object.keys(INSTALLS))('%s', name => {
  const objects = objectsOfInstall(name);
  const pluginNames = pluginNamesOf(objects);
  const before = new Set(judgeObjects([...objects, OPERATORS_DEPLOYMENT], TOLD).map(({ id }) => id));
  let judged: Array<Mutant & { readonly refused?: string; readonly works?: boolean; readonly found: Verdict[] }>;

  beforeAll(async () => {
    const mutants = mutantsOf(objects).filter((_, index) => index % EVERY === 0);
    judged = await inParallel(mutants, async mutant => ({
      ...mutant,
      refused: await refusal(mutant.changed),
      works: worksByReading(mutant.objects, pluginNames),
      found: judgeObjects([...mutant.objects, OPERATORS_DEPLOYMENT], TOLD).filter(({ id }) => !before.has(id)),
    }));
    if (process.env.MUTANTS_FILE) {
      writeFileSync(`${process.env.MUTANTS_FILE}-${name.replace(/ /g, '-')}.json`, JSON.stringify(judged.map(({ objects: _, changed: __, ...rest }) => rest)));
    }
  });

  test('what no longer works is found', () => {
    const missed = judged.filter(({ refused, works, found }) => (refused !== undefined || works === false) && found.length === 0);
    expect(missed.map(({ what, refused }) => `${what}: ${refused ?? 'does not work'}`)).toEqual([]);
  });

  test('what still works is no error', () => {
    const alarms = judged.filter(({ refused, works }) => refused === undefined && works === true).flatMap(({ what, found }) =>
      found.filter(isAlarm).map(({ id, text }) => `${what}: ${text} [${id}]`));
    expect(alarms).toEqual([]);
  });
});
