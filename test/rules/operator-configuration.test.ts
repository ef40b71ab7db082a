import { cases } from './cases/operator-configuration';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
