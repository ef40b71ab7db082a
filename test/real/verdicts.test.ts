import { Api } from './support/api';
import { verdictOn } from './support/bypassed';
import { answersTo } from './support/claims';
import { api } from './support/cluster';
import { OperatorProcess } from './support/operator';
import { operators } from './support/programs';
import { INVALID, LIKE_PATCHES, VALID } from './support/resource-verdicts';
import { installWebhooks, uninstallWebhooks } from './support/webhooks';
import { allRules } from '../../src/rules/catalogue';

const newest = operators().find(({ version }) => version.startsWith('1.30.'));

/** The errors that our checker finds. */
function errorsIn(object: object): string[] {
  const severities = new Map(allRules().map(({ id, severity }) => [id, severity]));
  return verdictOn([object], { version: newest!.version }).filter(id => severities.get(id) === 'error');
}

(newest ? describe : describe.skip)('Poolers, Databases, publications and subscriptions', () => {
  let operator: OperatorProcess;

  beforeAll(async () => {
    operator = new OperatorProcess(newest!.path, newest!.version);
    await operator.start();
    await installWebhooks();
    await Api.until('the webhooks', async () => (await answersTo([INVALID.find(([name]) => name === 'a Pooler with the name of its cluster')![1]]))
      .some(answer => answer.includes('same name of a cluster')));
  });
  afterAll(async () => {
    await uninstallWebhooks();
    await operator.stop();
  });

  test.each(VALID)('accepted by both: %s', async (_, object) => {
    const { status, body } = await api.createDryRun(object);
    expect({ refused: status >= 300 && body.message, errors: errorsIn(object) }).toEqual({ refused: false, errors: [] });
  });

  test.each(INVALID)('rejected by both: %s', async (_, object) => {
    const { status } = await api.createDryRun(object);
    expect({ isRefused: status >= 300, isError: errorsIn(object).length > 0 }).toEqual({ isRefused: true, isError: true });
  });

  test.each(LIKE_PATCHES)('rejected, but may be a patch: %s', async (_, object) => {
    const { status } = await api.createDryRun(object);
    expect({ isRefused: status >= 300, errors: errorsIn(object) }).toEqual({ isRefused: true, errors: [] });
  });
});
