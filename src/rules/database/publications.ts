import { recordsByIndex } from '../../values/narrow';
import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const DOCS = `${OPERATOR_DOCS}/logical_replication`;

/** A publication has all tables, or those that it lists. */
export const publicationTarget: Rule<ResourceInput> = {
  id: 'publication-target',
  severity: 'error',
  title: '`target` of a Publication must have either `allTables` or `objects`',
  symptom: 'the API server rejects the Publication ("allTables and objects are mutually exclusive")',
  cause: 'PostgreSQL publishes all tables of a database, or those that are listed',
  fix: 'set either target.allTables or target.objects',
  source: DOCS,
  kinds: ['Publication'],
  ofOneObject: true,
  check: ({ spec: { target } }) => {
    const set = ['allTables', 'objects'].filter(field => target?.[field] !== undefined);
    if (set.length === 1) { return undefined; }
    return [{ path: ['target'], message: set.length === 0 ? 'empty: expected allTables or objects' : 'allTables and objects are set: expected only one of them' }];
  },
  targets: resourcesOf('Publication'),
};

/** An entry publishes a table, or the tables of a schema. */
export const publicationObjects: Rule<ResourceInput> = {
  id: 'publication-objects',
  severity: 'error',
  title: 'Each of the `objects` of a Publication must be either a table or a schema',
  symptom: 'the API server rejects the Publication ("tablesInSchema and table are mutually exclusive", '
    + '"specifying a column list when the publication also publishes tablesInSchema is not supported")',
  cause: 'PostgreSQL publishes single tables, or all tables of a schema; it does not accept lists of columns beside schemas',
  fix: 'set either table or tablesInSchema in each entry, and remove columns if there is a schema',
  source: DOCS,
  kinds: ['Publication'],
  ofOneObject: true,
  check: ({ spec: { target } }) => {
    const objects = recordsByIndex(target?.objects);
    const hasSchema = objects.some(({ tablesInSchema }) => tablesInSchema !== undefined);
    return objects.flatMap(({ table, tablesInSchema }, index): Mistake[] => {
      const path = ['target', 'objects', index];
      if ((table === undefined) === (tablesInSchema === undefined)) {
        return [{ path, message: table === undefined ? 'empty: expected table or tablesInSchema' : 'table and tablesInSchema are set: expected only one of them' }];
      }
      return hasSchema && table?.columns !== undefined
        ? [{ path: [...path, 'table', 'columns'], message: 'cannot be combined with tablesInSchema in another entry', fix: 'remove columns, or publish the schema separately' }]
        : [];
    });
  },
  targets: resourcesOf('Publication'),
};
