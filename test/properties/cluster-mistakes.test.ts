import { CLUSTER_MISTAKES } from './cluster-mistakes';
import { assertRefused } from './mistakes';

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

test.each(CLUSTER_MISTAKES.map(kind => [kind.what, kind.rule, kind] as const))('%s: %s', (_, __, kind) => assertRefused(kind));
