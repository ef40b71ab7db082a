import { cases } from './cases/plugin-identity';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
