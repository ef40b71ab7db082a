import { cases } from './cases/plugin-parameters';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
