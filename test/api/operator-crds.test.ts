import { readdirSync } from 'fs';
import { isBeyond, NEWEST, NEWEST_OF_ALL, newestKnown } from '../../src/facts/operator-crds';
import data from '../../src/facts/operator-crds.json';
import { isOlder } from '../../src/values/release';
import { FACTS } from '../support/crd';

/** All releases with which a field of any kind changed. */
function changes(): string[] {
  const histories = Object.values(data).flatMap(({ upstream, edb }) => [...Object.values<unknown>(upstream), ...Object.values<unknown>(edb)]);
  return [...new Set(histories.filter(Array.isArray).flatMap(history => history.map(([release]) => release as string)))];
}

test('no release of the data is newer than the newest known one of its line', () => {
  expect(changes().length).toBeGreaterThan(10);
  expect(changes().filter(isBeyond)).toEqual([]);
  expect([...NEWEST].sort((a, b) => Number(isOlder(b, a)) - 0.5)).toEqual(NEWEST);
});

test('the committed facts are those of the newest release', () => {
  expect(readdirSync(FACTS)).toContain(`cloudnative-pg-${NEWEST_OF_ALL}.json`);
});

test.each([
  ['1.26.3', false], ['1.28.5', false], ['1.29.3', false], ['1.30', false], ['1.30.1', false], ['v1.30.1-rc1', false], ['1.25.9', false], [undefined, false],
  ['1.26.4', true], ['1.28.6', true], ['1.29.4', true], ['1.30.2', true], ['1.31.0', true], ['1.31.0-rc1', true], ['v2.0.0', true],
])('release %s is beyond what is known: %s', (release, beyond) => expect(isBeyond(release)).toBe(beyond));

test.each([['1.28.7', '1.28.5'], ['1.30.0', '1.30.1'], ['1.31.0', '1.30.1']])('the newest known release of the line of %s is %s',
  (release, newest) => expect(newestKnown(release)).toBe(newest));
