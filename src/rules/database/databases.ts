import { Path } from '../../values/field-path';
import { recordsByIndex } from '../../values/narrow';
import { quotedList, wordList } from '../../values/word-list';
import { readerHas, ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Precedence, Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';
import { didYouMean, duplicatesIn, isLater } from '../engine/spec-values';

const DOCS = `${OPERATOR_DOCS}/declarative_database_management`;
const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/database_webhook.go`;
const RESERVED = ['postgres', 'template0', 'template1'];

/** PostgreSQL's own databases are not the operator's to change. */
export const databaseName: Rule<ResourceInput> = {
  id: 'database-name',
  severity: 'error',
  title: '`name` of a Database must not be one that PostgreSQL reserves',
  symptom: 'the API server rejects the Database ("the name postgres is reserved")',
  cause: 'PostgreSQL creates these databases itself, and needs them',
  fix: 'set name to another database',
  source: DOCS,
  kinds: ['Database'],
  ofOneObject: true,
  check: ({ spec: { name } }) => RESERVED.includes(name)
    ? [{ path: ['name'], message: `"${name}" is reserved: expected a name other than ${wordList(RESERVED)}` }]
    : undefined,
  targets: resourcesOf('Database'),
};

const LOCALES = [['builtinLocale', 'builtin'], ['icuLocale', 'icu'], ['icuRules', 'icu']] as const;

/** Locales belong to a provider. */
export const databaseLocale: Rule<ResourceInput> = {
  id: 'database-locale',
  severity: 'error',
  title: '`builtinLocale`, `icuLocale` and `icuRules` of a Database must have a matching `localeProvider`',
  symptom: 'the API server rejects the Database ("… is only available when localeProvider is set to …")',
  cause: 'each locale provider of PostgreSQL has its own settings',
  fix: 'set localeProvider to the provider of the locale, or remove the locale',
  source: DOCS,
  kinds: ['Database'],
  ofOneObject: true,
  check: ({ spec }) => isLater(spec.localeProvider) ? undefined : LOCALES
    .filter(([field, provider]) => spec[field] !== undefined && spec.localeProvider !== provider)
    .map(([field, provider]): Mistake => ({
      path: [field],
      message: spec.localeProvider === undefined
        ? `requires localeProvider "${provider}"`
        : `cannot be combined with localeProvider "${spec.localeProvider}"`,
      fix: `set localeProvider to ${provider}, or remove ${field}`,
    })),
  targets: resourcesOf('Database'),
};

/** The lists of a Database in which each name stands once, and the releases since which the operator compares them. */
const LISTS: ReadonlyArray<readonly [list: string, since: string[]]> = [
  ['extensions', ['1.26.0']], ['schemas', ['1.26.0']], ['fdws', ['1.28.0']], ['servers', ['1.28.0']],
];

/** Every object is managed once. */
export const databaseObjectUnique: Rule<ResourceInput> = {
  id: 'database-object-unique',
  severity: 'error',
  title: 'Extensions, schemas, foreign data wrappers and servers of a Database must have unique names',
  symptom: 'the operator\'s webhook rejects the Database ("Duplicate value")',
  cause: 'the operator creates or changes one object for each entry',
  fix: 'remove one of the entries',
  source: WEBHOOK,
  kinds: ['Database'],
  ofOneObject: true,
  precedence: Precedence.WEBHOOK,
  check: ({ spec, reader }) => LISTS.filter(([, since]) => readerHas(reader, since)).flatMap(([list]) => [
    ...repeated([list], spec[list]),
    ...list === 'fdws' || list === 'servers'
      ? recordsByIndex(spec[list]).flatMap(({ options, usage }, index) =>
        [...repeated([list, index, 'options'], options), ...repeated([list, index, 'usage'], usage)])
      : [],
  ]),
  targets: resourcesOf('Database'),
};

function repeated(path: Path, list: unknown): Mistake[] {
  return duplicatesIn(recordsByIndex(list).map(({ name }) => name)).map(({ value, index, first }) => ({
    path: [...path, index, 'name'], message: `"${value}" is already the name of entry ${first}`, fix: `remove one of the entries "${value}"`,
  }));
}

/** A server needs its wrapper. */
export const databaseServerWrapper: Rule<ResourceInput> = {
  id: 'database-server-fdw',
  severity: 'error',
  title: '`fdw` of a foreign server must be one of the Database\'s `fdws`',
  symptom: 'the operator\'s webhook rejects the Database ("referenced fdw not defined in spec.fdws")',
  cause: 'the operator creates the foreign data wrapper before the server, and looks for it in the same Database',
  fix: 'add the foreign data wrapper to fdws, or correct the name',
  source: WEBHOOK,
  releases: 'from 1.28 on',
  kinds: ['Database'],
  ofOneObject: true,
  precedence: Precedence.WEBHOOK,
  check: ({ spec, reader }) => {
    const known = recordsByIndex(spec.fdws).map(({ name }) => name);
    if (!readerHas(reader, ['1.28.0']) || known.some(isLater)) { return undefined; }
    return recordsByIndex(spec.servers).flatMap(({ fdw, ensure }, index): Mistake[] =>
      typeof fdw !== 'string' || ensure === 'absent' || isLater(ensure) || known.includes(fdw)
        ? []
        : [{
          path: ['servers', index, 'fdw'],
          message: `"${fdw}" is not one of fdws${known.length === 0 ? '' : `: expected one of ${quotedList(known)}`}${didYouMean(fdw, known)}`,
        }]);
  },
  targets: resourcesOf('Database'),
};
