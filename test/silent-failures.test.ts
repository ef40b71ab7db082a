import { readFileSync } from 'fs';
import { SILENT_FAILURES, SILENT_FAILURES_PAGE, silentFailuresPage } from '../scripts/silent-failures';
import { allRules } from '../src/rules/catalogue';

const LENGTHS = {
  'Silent and late failures': 50,
  'What nothing validates': 15,
  'Certificates between operator and plugin': 17,
  'What should be validated': 79,
  'Other reports': 5,
};
const LISTS = Object.entries(SILENT_FAILURES);
const IDS = allRules().map(({ id }) => id);

test('the tracked page is the generated one', () => {
  expect(readFileSync(SILENT_FAILURES_PAGE, 'utf8')).toBe(silentFailuresPage());
});

test('the lists are complete, and counted through', () => {
  expect(Object.fromEntries(LISTS.map(([heading, { length }]) => [heading, length]))).toEqual(LENGTHS);
  LISTS.forEach(([, findings]) => expect(findings.map(({ number }) => number)).toEqual(findings.map((_, index) => index + 1)));
});

describe.each(LISTS)('%s', (_, findings) => {
  test.each(findings.map(finding => [finding.number, finding] as const))('%d has a rule, or a reason why there is none', (__, { rules, why }) => {
    expect(rules.filter(id => !IDS.includes(id))).toEqual([]);
    expect(why ?? rules[0]).toMatch(/^(?!TODO)./);
  });

  test.each(findings.flatMap(({ reports = [] }) => reports))('%s is a thread', report => {
    expect(report).toMatch(/^[-\w]+\/[-\w]+#\d+$/);
  });
});
