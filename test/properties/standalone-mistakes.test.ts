import { assertRefused } from './mistakes';
import { STANDALONE_MISTAKES } from './standalone-mistakes';

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

test.each(STANDALONE_MISTAKES.map(kind => [kind.what, kind.rule, kind] as const))('%s: %s', (_, __, kind) => assertRefused(kind));
