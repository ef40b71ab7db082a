import { cases } from './cases/object-kind';
import { describeRules } from '../support/rule-cases';
import { judgeObjects } from '../support/verdicts';

describeRules(cases);

test.each([[undefined], [null], [7], [''], [['Service']]])('the kind %j is none', kind => {
  const found = judgeObjects([{ apiVersion: 'v1', kind, metadata: { name: 'example' } }]);
  expect(found.map(({ id, wrong }) => `${wrong} [${id}]`)).toEqual(['an object of v1 has no kind [object-kind]']);
});
