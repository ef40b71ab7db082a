import { cases } from './cases/plugin-recovery';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
