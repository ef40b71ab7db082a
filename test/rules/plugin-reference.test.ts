import { cases } from './cases/plugin-reference';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
