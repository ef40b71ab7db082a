import { cases } from './cases/pod-selectors';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
