import { cases } from './cases/expressions';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
