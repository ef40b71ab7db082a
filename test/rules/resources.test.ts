import { cases } from './cases/resources';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
