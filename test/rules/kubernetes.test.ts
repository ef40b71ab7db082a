import { cases } from './cases/kubernetes';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
