import { cases } from './cases/sockets';
import { describeRules } from '../support/rule-cases';

describeRules(cases);
