import { readFileSync } from 'fs';
import { RULES_PAGE, rulesPage } from '../scripts/rules-page';
import { CATALOGUE } from '../src/rules/catalogue';

const page = readFileSync(RULES_PAGE, 'utf8');

test('the tracked page is the generated one', () => {
  expect(page).toBe(rulesPage());
});

test('each rule has one heading, which messages can be looked up by', () => {
  const headings = [...page.matchAll(/^### (.*)$/gm)].map(match => match[1]);
  expect(headings.sort()).toEqual(Object.values(CATALOGUE).flat().map(({ id }) => id).sort());
  expect(new Set(headings).size).toBe(headings.length);
});
