import { cases } from './cases/plugin-secrets';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
