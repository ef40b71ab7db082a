import { cases } from './cases/plugin-workload';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
