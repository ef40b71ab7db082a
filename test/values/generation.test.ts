import { generationOf, isEarlier, nameInSeries, nextGeneration } from '../../src/values/generation';

test.each([
  ['orders', 'orders', 0], ['orders-2', 'orders', 2], ['orders-v10', 'orders', 10], ['orders_3', 'orders', 3], ['orders.4', 'orders', 4],
  ['pg16', 'pg16', 0], ['2', '2', 0], ['-2', '-2', 0], ['orders-', 'orders-', 0], ['a-1-2', 'a-1', 2], ['a-1234567890', 'a-1234567890', 0],
])('%s', (name, series, number) => {
  expect(generationOf(name)).toMatchObject({ series, number });
});

test.each([
  ['orders', 'orders-1', false], ['orders', 'orders-2', true], ['orders', 'orders-v2', false], ['orders-1', 'orders-2', true], ['orders-9', 'orders-10', true], ['orders-2', 'orders-1', false], ['orders-2', 'orders-2', false],
  ['orders-1', 'orders', false], ['orders-1', 'orders-v2', false], ['orders-1', 'other-2', false], ['orders', 'orders', false], ['orders', 'other-2', false],
])('%s comes before %s: %s', (one, other, expected) => {
  expect(isEarlier(one, other)).toBe(expected);
});

test('the next name', () => {
  expect(['orders', 'orders-1', 'orders-v7'].map(nextGeneration)).toEqual(['orders-2', 'orders-2', 'orders-v8']);
  expect([1, 2].map(number => nameInSeries('orders', number))).toEqual(['orders', 'orders-2']);
});
