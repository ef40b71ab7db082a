import { RuleCases } from '../../support/rule-cases';
import { database as programOf, withCluster } from '../support/resource-programs';
import { manifests, manifestsOf, resource } from '../support/resources';

const spec = (fields: string, name = 'shop') => `{ cluster: { name: db }, name: ${name}, owner: app, ${fields} }`;
const database = (fields: string, name?: string) => manifests(resource('Database', 'shop', spec(fields, name)));

export const cases: RuleCases[] = [
  {
    id: 'database-name',
    throws: [['postgres', withCluster(programOf({ name: 'postgres' })),
      'plugins/shop: name: "postgres" is reserved: expected a name other than postgres, template0 and template1']],
    passes: [['another', withCluster(programOf({}))]],
    invalid: [['postgres', database('ensure: present', 'postgres'), 'spec.name: "postgres" is reserved: expected a name other than postgres, template0 and template1']],
    valid: [['another', database('ensure: present')], ['a placeholder', database('ensure: present', '"${DATABASE}"')]],
  },
  {
    id: 'database-locale',
    throws: [['no provider', withCluster(programOf({ icuLocale: 'de' })), 'plugins/shop: icuLocale: requires localeProvider "icu"']],
    invalid: [
      ['no provider', database('icuLocale: de'), 'spec.icuLocale: requires localeProvider "icu"'],
      ['another provider', database('localeProvider: icu, builtinLocale: C.UTF-8'), 'spec.builtinLocale: cannot be combined with localeProvider "icu"'],
    ],
    valid: [['its provider', database('localeProvider: icu, icuLocale: de, icuRules: ""')], ['a placeholder', database('localeProvider: "${PROVIDER}", icuLocale: de')]],
  },
  {
    id: 'database-object-unique',
    throws: [['an extension', withCluster(programOf({ extensions: [{ name: 'postgis' }, { name: 'postgis' }] })),
      'plugins/shop: extensions[1].name: "postgis" is already the name of entry 0']],
    invalid: [
      ['an extension', database('extensions: [{ name: postgis }, { name: hstore }, { name: postgis }]'), 'spec.extensions[2].name: "postgis" is already the name of entry 0'],
      ['a schema', database('schemas: [{ name: a }, { name: a }]'), 'spec.schemas[1].name: "a" is already the name of entry 0'],
      ['an option of a server', database('fdws: [{ name: w }], servers: [{ name: s, fdw: w, options: [{ name: host, value: a }, { name: host, value: b }] }]'),
        'spec.servers[0].options[1].name: "host" is already the name of entry 0'],
      ['a role that may use a wrapper', database('fdws: [{ name: w, usage: [{ name: app }, { name: app }] }]'), 'spec.fdws[0].usage[1].name: "app" is already the name of entry 0'],
    ],
    valid: [['different names', database('extensions: [{ name: postgis }, { name: hstore }], schemas: [{ name: postgis }]')]],
  },
  {
    id: 'database-server-fdw',
    throws: [['no wrapper', withCluster(programOf({ servers: [{ name: 's', fdw: 'file_fdw' }] })), 'plugins/shop: servers[0].fdw: "file_fdw" is not one of fdws']],
    invalid: [
      ['a typo', database('fdws: [{ name: postgres_fdw }], servers: [{ name: s, fdw: postgre_fdw }]'),
        'spec.servers[0].fdw: "postgre_fdw" is not one of fdws: expected one of "postgres_fdw"; did you mean "postgres_fdw"?'],
      ['no wrapper', database('servers: [{ name: s, fdw: file_fdw }]'), 'spec.servers[0].fdw: "file_fdw" is not one of fdws'],
    ],
    valid: [
      ['a wrapper', database('fdws: [{ name: file_fdw }], servers: [{ name: s, fdw: file_fdw }]')],
      ['a server that is removed', database('servers: [{ name: s, fdw: file_fdw, ensure: absent }]')],
      ['a wrapper that is filled in later', database('fdws: [{ name: "${WRAPPER}" }], servers: [{ name: s, fdw: file_fdw }]')],
      ['an operator without servers', manifestsOf('1.27.0', resource('Database', 'shop', spec('ensure: present')))],
    ],
  },
];
