import { cases } from './cases/initdb';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
