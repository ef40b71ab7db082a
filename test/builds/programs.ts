import { Programs } from '../../src/repository/programs';

/** The programs that build are those of this machine. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? '' };

const { kustomize, helm } = new Programs(ENVIRONMENT, '/nowhere', '/', { seconds: 60, bytes: 1e6 }, false);
const PRESENT = { kustomize: kustomize !== undefined, helm: helm !== undefined };

/** `test`, which is skipped loudly if a program is missing; with REQUIRE_BUILDS, that is an error. */
export function testWith(...programs: ReadonlyArray<keyof typeof PRESENT>): jest.It {
  const missing = programs.filter(name => !PRESENT[name]);
  if (missing.length === 0) { return test; }
  const message = `tests that build with ${missing.join(' and ')} are skipped: not on PATH`;
  if (process.env.REQUIRE_BUILDS) { throw new Error(message); }
  console.warn(message);
  return test.skip;
}
