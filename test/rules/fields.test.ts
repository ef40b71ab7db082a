import { cases } from './cases/fields';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
