import { Distribution } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

function annotated(key: string, value: string): Program {
  return cluster({ metadata: { annotations: { [key]: value } } });
}

const HIBERNATION = 'k8s.enterprisedb.io/hibernation';
const PATCH = 'k8s.enterprisedb.io/podPatch';
const PINGER = 'alpha.k8s.enterprisedb.io/livenessPinger';

const NOT_JSON = 'not valid JSON: expected a list of JSON patch operations';
const OP = 'operation [0] is invalid: expected "op" to be add, copy, move, remove, replace or test';
const PATH = 'operation [0] is invalid: expected a "path" that begins with "/"';
const ENABLED = '"enabled" is missing or invalid: expected true or false';

function at(key: string, ...messages: string[]): string[] {
  return messages.map(message => `plugins/db: metadata.annotations["${key}"]: ${message}`);
}

const BROKEN_PATCHES: Array<[patch: string, ...messages: string[]]> = [
  ['[{"op":"add"', NOT_JSON],
  ['', NOT_JSON],
  ['[1]', OP, PATH],
  ['[null]', OP, PATH],
  ['{"op":"add","path":"/metadata/labels/a","value":"b"}', 'not a list: expected a list of JSON patch operations'],
  ['[{"op":"set","path":"/metadata/labels/a"}]', OP],
  ['[{"op":"add","value":"b"}]', PATH],
  ['[{"op":"add","path":"/metadata/labels/a"}]', 'operation [0] is invalid: "add" needs a "value"'],
  ['[{"op":"replace","path":"/metadata/labels"}]', 'operation [0] is invalid: "replace" needs a "value"'],
  ['[{"op":"move","path":"/metadata/labels/a"}]', 'operation [0] is invalid: "move" needs a path in "from"'],
  ['[{"op":"copy","path":"/metadata/labels/a","from":1}]', 'operation [0] is invalid: "copy" needs a path in "from"'],
  ['[{"op":"add","path":"metadata","value":{}}]', PATH],
  ['[{"op":"add","path":"metadata","value":{}},{"op":"add","path":"/metadata/labels/a"}]', PATH, 'operation [1] is invalid: "add" needs a "value"'],
];

const BROKEN_PINGERS: Array<[value: string, ...messages: string[]]> = [
  ['true', 'true is invalid: expected a JSON object'],
  ['{}', ENABLED],
  ['null', 'null is invalid: expected a JSON object'],
  ['[]', '[] is invalid: expected a JSON object'],
  ['{"enabled":"true"}', ENABLED],
  ['{"enabled":true,"requestTimeout":1.5}', '"requestTimeout" is invalid: expected whole milliseconds, such as 500'],
  ['{"enabled":true,"connectionTimeout":"5"}', '"connectionTimeout" is invalid: expected whole milliseconds, such as 500'],
  ['{"requestTimeout":"1s"}', ENABLED, '"requestTimeout" is invalid: expected whole milliseconds, such as 500'],
  ['{"enabled":', 'not valid JSON: expected an object'],
];

export const cases: RuleCases[] = [
  {
    id: 'hibernation',
    throws: [
      ['another value', annotated(HIBERNATION, 'true'), ...at(HIBERNATION, '"true" is invalid: expected "on" or "off"')],
      ['nothing', annotated(HIBERNATION, ''), ...at(HIBERNATION, '"" is invalid: expected "on" or "off"')],
      ['another product', cluster(chart => ({
        metadata: { annotations: { 'cnpg.io/hibernation': 'yes' } }, operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }),
      })), ...at('cnpg.io/hibernation', '"yes" is invalid: expected "on" or "off"')],
    ],
    passes: [
      ['on', annotated(HIBERNATION, 'on')], ['off', annotated(HIBERNATION, 'off')],
      ['what the other product knows', annotated('cnpg.io/hibernation', 'true')],
      ['an operator that is not asked', cluster({ metadata: { annotations: { [HIBERNATION]: 'true', 'k8s.enterprisedb.io/validation': 'disabled' } } })],
    ],
    invalid: [['the annotation is "yes"', clusterManifest('', 'cnpg.io/hibernation: "yes"'),
      'metadata.annotations["cnpg.io/hibernation"]: "yes" is invalid: expected "on" or "off"']],
    valid: [
      ['the annotation is "on"', clusterManifest('', 'cnpg.io/hibernation: "on"')],
      ['the webhook is disabled', clusterManifest('', 'cnpg.io/hibernation: "yes", cnpg.io/validation: disabled')],
      ['a value that YAML reads as a number', clusterManifest('', 'cnpg.io/hibernation: 7')],
    ],
  },
  {
    id: 'pod-patch',
    throws: BROKEN_PATCHES.map(([patch, ...messages]) => [patch, annotated(PATCH, patch), ...at(PATCH, ...messages)]),
    passes: [
      ['a patch', annotated(PATCH, '[{"op":"add","path":"/metadata/labels/a","value":"b"}]')],
      ['more operations', annotated(PATCH, '[{"op":"copy","path":"/metadata/labels/a","from":"/metadata/name"},{"op":"remove","path":"/metadata/labels/a"}]')],
      ['nothing to do', annotated(PATCH, '[]')],
      ['nothing', annotated(PATCH, 'null')],
    ],
    invalid: [['an added label without a value', clusterManifest('', 'cnpg.io/podPatch: \'[{"op": "add", "path": "/metadata/labels/team"}]\''),
      'metadata.annotations["cnpg.io/podPatch"]: operation [0] is invalid: "add" needs a "value"']],
    valid: [['an added label', clusterManifest('', 'cnpg.io/podPatch: \'[{"op": "add", "path": "/metadata/labels/team", "value": "shop"}]\'')]],
  },
  {
    id: 'liveness-pinger',
    throws: BROKEN_PINGERS.map(([value, ...messages]) => [value, annotated(PINGER, value), ...at(PINGER, ...messages)]),
    passes: ['{"enabled":true}', '{"Enabled":false,"requestTimeout":500,"connectionTimeout":null,"more":1}'].map(value => [value, annotated(PINGER, value)]),
    invalid: [['a timeout that is a text', clusterManifest('', 'alpha.cnpg.io/livenessPinger: \'{"enabled": true, "requestTimeout": "1s"}\''),
      'metadata.annotations["alpha.cnpg.io/livenessPinger"]: "requestTimeout" is invalid: expected whole milliseconds, such as 500']],
    valid: [['a timeout in milliseconds', clusterManifest('', 'alpha.cnpg.io/livenessPinger: \'{"enabled": true, "requestTimeout": 1000}\'')]],
  },
];
