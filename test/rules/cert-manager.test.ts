import { describeRules } from '../support/rule-cases';

describeRules('cert-manager');
