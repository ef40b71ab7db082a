import { cases } from './cases/image';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
