import { cases } from './cases/annotations';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
