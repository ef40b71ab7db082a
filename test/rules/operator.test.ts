import { cases } from './cases/operator';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
