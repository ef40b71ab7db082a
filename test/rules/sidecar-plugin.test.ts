import { describeRules } from '../support/rule-cases';

describeRules('sidecar-plugin');
