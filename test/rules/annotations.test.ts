import { cases } from './cases/annotations';
import { clusterManifest } from './cluster-manifest';
import { describeRules } from '../support/rule-cases';
import { judgeText } from '../support/verdicts';

describeRules(cases);

// cdk8s writes no null
test('an annotation that is null is an empty one', () => {
  const { objects } = clusterManifest('', 'cnpg.io/hibernation: null, cnpg.io/podPatch: null');
  expect(judgeText(`${objects}`).map(({ id, wrong }) => `${id}: ${wrong}`)).toEqual([
    'hibernation: annotation cnpg.io/hibernation is ""', 'pod-patch: annotation cnpg.io/podPatch is no JSON patch: ',
  ]);
});
