import { cases } from './cases/sidecar';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
