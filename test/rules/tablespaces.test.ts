import { cases } from './cases/tablespaces';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
