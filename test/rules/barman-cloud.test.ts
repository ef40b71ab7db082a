import { cases } from './cases/barman-cloud';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
