import { cases } from './cases/backups';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
