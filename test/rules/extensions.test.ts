import { cases } from './cases/extensions';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
