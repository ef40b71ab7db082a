import { RuleCases } from '../../support/rule-cases';
import { cluster } from '../support/programs';

export const cases: RuleCases[] = [
  {
    id: 'null-value',
    throws: [
      ['a size', cluster({ storage: { size: null as any } }), 'plugins/db: storage.size: null is not a value'],
      ['two props', cluster({ instances: null as any, env: [null as any] }), 'plugins/db: instances: null is not a value', 'plugins/db: env[0]: null is not a value'],
    ],
    passes: [['nothing', cluster({ instances: undefined })]],
  },
];
