import { cases as contents } from './contents';

export const cases = contents.filter(({ id }) => ['field-of-kind'].includes(id));
