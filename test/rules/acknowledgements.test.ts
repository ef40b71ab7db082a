import { cases } from './cases/acknowledgements';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
