import { describeRules } from '../support/rule-cases';

describeRules('object-store');
