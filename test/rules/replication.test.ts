import { cases } from './cases/replication';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
