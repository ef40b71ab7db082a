import { cases } from './cases/connection';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
