import { cases } from './cases/tls';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
