import { RuleCases } from '../../support/rule-cases';
import { publication as programOf } from '../support/resource-programs';
import { manifests, resource } from '../support/resources';

const publication = (target: string) => manifests(resource('Publication', 'p', `{ cluster: { name: db }, dbname: shop, name: p, target: ${target} }`));

export const cases: RuleCases[] = [
  {
    id: 'publication-target',
    throws: [['neither', programOf({ target: {} }), 'plugins/p: target: empty: expected allTables or objects']],
    passes: [['all tables', programOf({})]],
    invalid: [
      ['both', publication('{ allTables: true, objects: [{ tablesInSchema: public }] }'), 'spec.target: allTables and objects are set: expected only one of them'],
      ['neither', publication('{}'), 'spec.target: empty: expected allTables or objects'],
    ],
    valid: [['all tables', publication('{ allTables: true }')], ['a schema', publication('{ objects: [{ tablesInSchema: public }] }')]],
  },
  {
    id: 'publication-objects',
    throws: [['neither', programOf({ target: { objects: [{}] } }), 'plugins/p: target.objects[0]: empty: expected table or tablesInSchema']],
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
