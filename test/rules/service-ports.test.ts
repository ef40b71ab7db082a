import { cases } from './cases/service-ports';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
