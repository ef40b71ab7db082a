import { cases } from './cases/pod-references';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
