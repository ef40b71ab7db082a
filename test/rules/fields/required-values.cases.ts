import { cases as contents } from './contents';

export const cases = contents.filter(({ id }) => ['value-required', 'issuer-type', 'spec-stated'].includes(id));
