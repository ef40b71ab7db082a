import { cases } from './cases/certificates';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
