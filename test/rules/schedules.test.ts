import { cases } from './cases/schedules';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
