import { cases } from './cases/plugin-authorities';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
