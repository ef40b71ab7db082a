import { cases as contents } from './contents';

export const cases = contents.filter(({ id }) => ['value-choice'].includes(id));
