import { describeRules } from '../support/rule-cases';

describeRules('published-plugin');
