import { cases } from './cases/cert-manager';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
