import { cases } from './cases/warnings';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
