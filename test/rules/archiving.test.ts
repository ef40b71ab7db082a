import { cases } from './cases/archiving';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
