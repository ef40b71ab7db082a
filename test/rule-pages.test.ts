import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { RULE_PAGES, rulePages } from '../scripts/rule-pages';
import { allRules } from '../src/rules/catalogue';
import { pageOf } from '../src/rules/engine/rule';

const ROOT = join(__dirname, '..');
const REPOSITORY = 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/';
const pages = rulePages();

test('there is a page for each rule, one that lists them, and no other', () => {
  expect(readdirSync(RULE_PAGES).sort()).toEqual([...allRules().map(({ id }) => `${id}.md`), 'README.md'].sort());
});

test.each([...pages.keys()])('the tracked page %s is the generated one', name => {
  expect(readFileSync(join(RULE_PAGES, name), 'utf8')).toBe(pages.get(name));
});

test('the list has each rule once', () => {
  const listed = [...pages.get('README.md')!.matchAll(/^\| \[([^\]]+)\]\(\1\.md\) \|/gm)].map(match => match[1]);
  expect(listed.sort()).toEqual(allRules().map(({ id }) => id).sort());
});

test.each(allRules().map(({ id }) => id))('the address in the messages of %s is that of its page', id => {
  const address = pageOf(id);
  expect(address.startsWith(REPOSITORY)).toBe(true);
  const file = join(ROOT, address.slice(REPOSITORY.length));
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(`\n\`${id}\`: `);
});
