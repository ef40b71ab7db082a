import { assertRefused } from './mistakes';
import { readFilesAtOnce } from './operator-manifest';
import { SIDECAR_MISTAKES } from './sidecar-mistakes';

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation();
  readFilesAtOnce();
});
afterEach(() => jest.restoreAllMocks());

test.each(SIDECAR_MISTAKES.map(kind => [kind.what, kind.rule, kind] as const))('%s: %s', (_, __, kind) => assertRefused(kind));
