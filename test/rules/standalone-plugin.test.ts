import { describeRules } from '../support/rule-cases';

describeRules('standalone-plugin');
