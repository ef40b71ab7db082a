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

export const cases: RuleCases[] = [
  {
    id: 'hibernation',
    throws: [
      ['another value', annotated(HIBERNATION, 'true'), 'plugins/db: annotation k8s.enterprisedb.io/hibernation is "true"'],
      ['nothing', annotated(HIBERNATION, ''), 'plugins/db: annotation k8s.enterprisedb.io/hibernation is ""'],
      ['another product', cluster(chart => ({
        metadata: { annotations: { 'cnpg.io/hibernation': 'yes' } }, operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }),
      })), 'plugins/db: annotation cnpg.io/hibernation is "yes"'],
    ],
    passes: [
      ['on', annotated(HIBERNATION, 'on')], ['off', annotated(HIBERNATION, 'off')],
      ['what the other product knows', annotated('cnpg.io/hibernation', 'true')],
      ['an operator that is not asked', cluster({ metadata: { annotations: { [HIBERNATION]: 'true', 'k8s.enterprisedb.io/validation': 'disabled' } } })],
    ],
    invalid: [['in a file', clusterManifest('', 'cnpg.io/hibernation: "yes"'), 'annotation cnpg.io/hibernation is "yes"']],
    valid: [
      ['an operator that is not asked', clusterManifest('', 'cnpg.io/hibernation: "yes", cnpg.io/validation: disabled')],
      ['what a YAML parser takes for no text', clusterManifest('', 'cnpg.io/hibernation: 7')],
    ],
  },
  {
    id: 'pod-patch',
    throws: [
      '[{"op":"add"', '', '[1]', '[null]', '{"op":"add","path":"/metadata/labels/a","value":"b"}', '[{"op":"set","path":"/metadata/labels/a"}]',
      '[{"op":"add","value":"b"}]', '[{"op":"add","path":"/metadata/labels/a"}]', '[{"op":"replace","path":"/metadata/labels"}]',
      '[{"op":"move","path":"/metadata/labels/a"}]', '[{"op":"copy","path":"/metadata/labels/a","from":1}]', '[{"op":"add","path":"metadata","value":{}}]',
    ].map(patch => [patch, annotated(PATCH, patch), `plugins/db: annotation k8s.enterprisedb.io/podPatch is no JSON patch: ${patch}`]),
    passes: [
      ['a patch', annotated(PATCH, '[{"op":"add","path":"/metadata/labels/a","value":"b"}]')],
      ['more operations', annotated(PATCH, '[{"op":"copy","path":"/metadata/labels/a","from":"/metadata/name"},{"op":"remove","path":"/metadata/labels/a"}]')],
      ['nothing to do', annotated(PATCH, '[]')],
      ['nothing', annotated(PATCH, 'null')],
    ],
  },
  {
    id: 'liveness-pinger',
    throws: ['true', '{}', 'null', '[]', '{"enabled":"true"}', '{"enabled":true,"requestTimeout":1.5}', '{"enabled":true,"connectionTimeout":"5"}', '{"enabled":']
      .map(value => [value, annotated(PINGER, value), `plugins/db: annotation alpha.k8s.enterprisedb.io/livenessPinger is no configuration: ${value}`]),
    passes: ['{"enabled":true}', '{"Enabled":false,"requestTimeout":500,"connectionTimeout":null,"more":1}'].map(value => [value, annotated(PINGER, value)]),
  },
];
