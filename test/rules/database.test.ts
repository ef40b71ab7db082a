import { describeRules } from '../support/rule-cases';

describeRules('database');
