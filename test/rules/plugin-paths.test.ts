import { cases } from './cases/plugin-paths';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
