import { cases } from './cases/network';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
