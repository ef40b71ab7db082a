import { cases } from './cases/postgresql';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
