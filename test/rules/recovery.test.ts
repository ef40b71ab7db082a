import { cases } from './cases/recovery';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
