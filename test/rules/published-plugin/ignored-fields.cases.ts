import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/resources';

const archive = (configuration: string, group = 'pgbackrest.cnpg.opera.com/v1', kind = 'Archive') =>
  `{ apiVersion: ${group}, kind: ${kind}, metadata: { name: archive, namespace: apps }, spec: { configuration: { ${configuration} } } }`;
const IGNORED = 'spec.configuration.stanza: ignored: "pgbackrest.cnpg.opera.com" reads the parameter "stanza" in the Cluster, '
  + 'and uses the name of the Cluster without it';

export const cases: RuleCases[] = [{
  id: 'plugin-field-ignored',
  invalid: [
    ['a stanza of pgBackRest (Opera)', manifests(archive('stanza: main')), IGNORED],
    ['a quoted number', manifests(archive('stanza: "17"')), IGNORED],
    ['a stanza that is substituted later', manifests(archive('stanza: "${STANZA}"')), IGNORED],
  ],
  valid: [
    ['no stanza', manifests(archive('createStanza: Disabled'))],
    ['null', manifests(archive('stanza: null'))],
    ['a kind of somebody else', manifests(archive('stanza: main', 'archives.example.com/v1'))],
    ['another kind of the plugin', manifests(archive('stanza: main', undefined, 'Shelf'))],
  ],
}];
