import { cases } from './cases/pods';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
