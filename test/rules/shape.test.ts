import { cases } from './cases/shape';
import { judge } from '../../src/check/judge';
import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import * as rules from '../../src/rules/shape';
import { describeRules } from '../support/rule-cases';

describeRules(cases);

test('an object without any metadata has no name', () => {
  const inventory = new Inventory([new Item({ apiVersion: 'v1', kind: 'Secret' }, { where: 'a file' }), new Item({ kind: 'Secret', metadata: null }, { where: 'a file' })]);
  expect(judge(inventory, Object.values(rules)).map(({ wrong }) => wrong)).toEqual(['a Secret has no metadata.name', 'a Secret has no apiVersion, v1 has']);
});
