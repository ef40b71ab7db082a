import { cases } from './cases/plugin-use';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
