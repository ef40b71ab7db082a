import { cases } from './cases/ports';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
