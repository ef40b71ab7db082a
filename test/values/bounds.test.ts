import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { LabelIndex } from '../../src/inventory/labelled';
import { formatValue } from '../../src/values/format-value';
import { groupBy } from '../../src/values/group-by';
import { nearestOf } from '../../src/values/nearest';
import { quotedList, quotedNames } from '../../src/values/word-list';

describe('a similar name', () => {
  test.each<[string, string[], string | undefined]>([
    ['instanses', ['storage', 'instances'], 'instances'],
    ['Instances', ['instances', 'instance'], 'instances'],
    ['abcd', ['abce', 'abcf'], 'abce'],
    ['abc', ['abd'], undefined],
    ['something', ['nothing'], undefined],
  ])('%s', (word, candidates, nearest) => expect(nearestOf(word, candidates)).toBe(nearest));

  test('of many candidates, only the first are compared, and of long words none', () => {
    const compared: string[] = [];
    const candidates = function* () {
      for (;;) {
        compared.push('candidate');
        yield 'candidate';
      }
    };
    expect(nearestOf('something', candidates())).toBeUndefined();
    expect(compared.length).toBeLessThanOrEqual(301);
    expect(nearestOf('x'.repeat(101), candidates())).toBeUndefined();
    expect(compared.length).toBeLessThanOrEqual(301);
  });

  test('a candidate that is not possible is passed over', () => {
    expect(nearestOf('abcd', ['abce', 'abcf'], candidate => candidate !== 'abce')).toBe('abcf');
  });
});

test('a selector is compared only with what has its rarest label', () => {
  let compared = 0;
  const labels = (entries: Record<string, string>) => new Proxy(entries, {
    getOwnPropertyDescriptor: (target, key) => {
      compared++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  const items = Array.from({ length: 1000 }, (_, index) => ({
    item: new Item({ kind: 'Pod', metadata: { name: `p${index}` } }, { where: 'x' }), labels: labels({ tier: 'db', app: `a${index}` }),
  }));
  const index = new LabelIndex(items);
  compared = 0;
  expect(index.selected({ tier: 'db', app: 'a7' }).map(({ name }) => name)).toEqual(['p7']);
  expect(compared).toBeLessThan(10);
  expect(index.selected({})).toEqual([]);
  expect(index.selected({ tier: 'db' })).toHaveLength(100);
});

test('objects are found by their names', () => {
  const item = (kind: string, name: string) => new Item({ apiVersion: 'v1', kind, metadata: { name } }, { where: 'x' });
  const [a, b, c] = [item('Secret', 'a'), item('Secret', 'b'), item('ConfigMap', 'a')];
  const inventory = new Inventory([a, b, c]);
  expect(inventory.named('a', 'Secret', '')).toEqual([a]);
  expect(inventory.named('a', 'Secret', 'example.com')).toEqual([]);
});

test('groups', () => {
  expect([...groupBy(['a', 'bb', 'c', ''], ({ length }) => length || undefined)]).toEqual([[1, ['a', 'c']], [2, ['bb']]]);
});

describe('values in messages', () => {
  test.each<[unknown, string]>([
    [Infinity, '.inf'], [-Infinity, '-.inf'], [NaN, '.nan'], [[1, NaN], '[1,.nan]'], [{ a: Infinity }, '{"a":.inf}'], [undefined, 'undefined'], [null, 'null'],
    ['.inf', '".inf"'], ['x'.repeat(600), `"${'x'.repeat(499)}…`],
  ])('%p', (value, text) => expect(formatValue(value)).toBe(text));

  test('of many names, the first are shown', () => {
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
    expect(quotedNames(names)).toMatch(/^"n0", .*"n49", and 10 others$/);
    expect(quotedList(names, 'or')).toBe(quotedNames(names));
    expect(quotedList(['a', 'b', 'c'], 'or')).toBe('"a", "b" or "c"');
  });
});
