import { cases } from './cases/slots';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
