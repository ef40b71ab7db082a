import { RuleCases } from '../../support/rule-cases';
import { manifests, resource } from '../support/resources';

const publication = (target: string) => manifests(resource('Publication', 'p', `{ cluster: { name: db }, dbname: shop, name: p, target: ${target} }`));

export const cases: RuleCases[] = [
  {
    id: 'publication-target',
    invalid: [
      ['both', publication('{ allTables: true, objects: [{ tablesInSchema: public }] }'), 'spec.target: allTables and objects are set: expected only one of them'],
      ['neither', publication('{}'), 'spec.target: empty: expected allTables or objects'],
    ],
    valid: [['all tables', publication('{ allTables: true }')], ['a schema', publication('{ objects: [{ tablesInSchema: public }] }')]],
  },
  {
    id: 'publication-objects',
    invalid: [
      ['both', publication('{ objects: [{ tablesInSchema: public, table: { name: a } }] }'),
        'spec.target.objects[0]: table and tablesInSchema are set: expected only one of them'],
      ['neither', publication('{ objects: [{}] }'), 'spec.target.objects[0]: empty: expected table or tablesInSchema'],
      ['columns beside a schema', publication('{ objects: [{ tablesInSchema: public }, { table: { name: a, columns: [id] } }] }'),
        'spec.target.objects[1].table.columns: cannot be combined with tablesInSchema in another entry'],
    ],
    valid: [['tables', publication('{ objects: [{ table: { name: a, columns: [id] } }, { table: { name: b } }] }')]],
  },
];
