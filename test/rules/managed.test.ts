import { cases } from './cases/managed';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
