import { cases } from './cases/cluster';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
