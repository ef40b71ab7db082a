import { cases } from './cases/standalone';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
