import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { BANNED, IMPERATIVES } from './language/banned';
import { hitsIn, proseOf } from './language/prose';
import { allRules } from '../src/rules/catalogue';

const ROOT = join(__dirname, '..');
const markdownIn = (directory: string) => readdirSync(join(ROOT, directory)).filter(name => name.endsWith('.md')).map(name => join(directory, name));
const hits = (file: string) => hitsIn(readFileSync(join(ROOT, file), 'utf8')).map(({ line, text, instead }) => `${file}:${line}: "${text}": write ${instead}`);

describe('the list of banned wordings', () => {
  const cases = BANNED.flatMap(banned => banned.finds.map(text => [text, banned] as const));
  test.each(cases)('finds "%s"', (text, banned) => expect(hitsIn(text, [banned])).toHaveLength(1));

  const others = BANNED.flatMap(banned => (banned.passes ?? []).map(text => [text, banned] as const));
  test.each(others)('passes "%s"', (text, banned) => expect(hitsIn(text, [banned])).toEqual([]));

  test('code, quotes, comments and addresses are not read; a wording over two lines is', () => {
    const text = 'a `is no` b "it is refused" <!-- alone --> [c](https://x.example/alone)\n\n```yaml\n# alone\n```\n\nthe operator\ntakes any name\n';
    expect(hitsIn(text)).toEqual([{ line: 7, text: 'operator takes', instead: 'accepts' }]);
    expect(proseOf(text)).toHaveLength(text.length);
  });
});

describe('plain English', () => {
  const rules = allRules();

  test('a title says what must hold', () => {
    const titles = rules.filter(({ title, severity }) => !(severity === 'warning' ? /\b(must|should)\b/ : /\bmust\b/).test(title) || /('s|s')$/.test(title));
    expect(titles.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
  });

  test('a fix begins with what to do', () => {
    // a condition may come first: "on Kubernetes 1.29 or later, set …"
    const beginning = /^(?:(?:on|in|for|with|if|to|before|after)\b[^,]*, )?([a-z]+)\b/;
    const fixes = rules.flatMap(({ id, fix, manifestFix }) => [fix, manifestFix ?? fix].map(text => ({ id, text })));
    const others = fixes.filter(({ text }) => !IMPERATIVES.has(beginning.exec(text)?.[1] ?? ''));
    expect([...new Set(others.map(({ id, text }) => `${id}: ${text}`))]).toEqual([]);
  });

  test.each(['title', 'symptom', 'cause', 'fix', 'manifestFix', 'needs', 'programsOnly', 'releases'] as const)('%s', field => {
    const banned = BANNED.filter(({ fixesOnly }) => !fixesOnly || /fix$/i.test(field));
    const found = rules.flatMap(rule => hitsIn(rule[field] ?? '', banned).map(({ text, instead }) => `${rule.id}: "${text}": write ${instead}`));
    expect(found).toEqual([]);
  });

  test.each(['README.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('docs/guides')])('%s', file => expect(hits(file)).toEqual([]));

  // their messages, and the names of their examples, are in no rule's texts
  test('the pages of rules', () => expect(markdownIn('docs/rules').flatMap(hits)).toEqual([]));
});
