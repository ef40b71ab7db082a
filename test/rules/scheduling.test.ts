import { cases } from './cases/scheduling';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
