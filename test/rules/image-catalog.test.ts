import { describeRules } from '../support/rule-cases';

describeRules('image-catalog');
