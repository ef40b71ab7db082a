import { FILES, GENERATED } from './corpus';
import { expectSafe, formatsOf, report } from './safe';

describe('what was once found', () => {
  test.each(FILES)('$name', ({ text }) => expectSafe(text));

  test.each(GENERATED)('$name', ({ text, options, problems, findings = 0 }) => {
    const result = report(Buffer.from(text), options);
    expect(result.problems.map(({ line, message }) => line === undefined ? message : `${line}: ${message}`)).toEqual(problems);
    expect(result.findings).toHaveLength(findings);
    expect(formatsOf(result).every(format => format.length < 5_000_000)).toBe(true);
  });
});
