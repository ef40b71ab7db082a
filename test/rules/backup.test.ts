import { cases } from './cases/backup';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
