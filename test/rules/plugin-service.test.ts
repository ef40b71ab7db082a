import { cases } from './cases/plugin-service';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
