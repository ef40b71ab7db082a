import { describeRules } from '../support/rule-cases';

describeRules('plugin-use');
