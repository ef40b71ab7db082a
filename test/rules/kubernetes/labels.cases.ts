import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { standalone } from '../support/programs';
import { stranger } from '../support/strangers';

const CHARACTERS = 'expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const NO_VALUE = `is not a valid label value: ${CHARACTERS}, or an empty string`;
const NO_KEY = `is not a valid label key: ${CHARACTERS}, optionally after a DNS prefix and "/"`;
const NO_ANNOTATION_KEY = `is not a valid annotation key: ${CHARACTERS}, optionally after a DNS prefix and "/"`;
const TEMPLATE = 'spec.template.metadata';

function podAnnotated(annotations: object): object {
  const object = deployment();
  object.spec.template.metadata.annotations = annotations;
  return object;
}

export const cases: RuleCases[] = [
  {
    id: 'label-syntax',
    throws: [
      ['a value with white space', standalone({ serviceLabels: { team: 'data base' } }), `plugins/example: metadata.labels.team: "data base" ${NO_VALUE}`],
      ['a value of 64 characters', standalone({ podLabels: { team: 't'.repeat(64) } }), `plugins/example: ${TEMPLATE}.labels.team: "${'t'.repeat(64)}" ${NO_VALUE}`],
      ['a key with two slashes', standalone({ serviceLabels: { 'a/b/c': 'x' } }), `plugins/example: metadata.labels["a/b/c"]: "a/b/c" ${NO_KEY}`],
      ['a prefix with a capital letter', standalone({ deploymentLabels: { 'Example.com/team': 'x' } }),
        `plugins/example: metadata.labels["Example.com/team"]: "Example.com/team" ${NO_KEY}`],
      ['a prefix that is not a host name', standalone({ serviceLabels: { 'a..b/c': 'x' } }), `plugins/example: metadata.labels["a..b/c"]: "a..b/c" ${NO_KEY}`],
      ['a selector', standalone({ selectorLabels: { app: 'example!' } }),
        `plugins/example: metadata.labels.app: "example!" ${NO_VALUE}`,
        `plugins/example: ${TEMPLATE}.labels.app: "example!" ${NO_VALUE}`,
        `plugins/example: spec.selector.matchLabels.app: "example!" ${NO_VALUE}`,
        `plugins/example: metadata.labels.app: "example!" ${NO_VALUE}`,
        `plugins/example: spec.selector.app: "example!" ${NO_VALUE}`],
      ['two labels', standalone({ serviceLabels: { team: 'data base', stage: '-' } }),
        `plugins/example: metadata.labels.stage: "-" ${NO_VALUE}`, `plugins/example: metadata.labels.team: "data base" ${NO_VALUE}`],
    ],
    passes: [
      ['values', standalone({ labels: { team: 'data_base', empty: '' }, podLabels: { team: 't'.repeat(63) } })],
      ['keys', standalone({ serviceLabels: { 'a.b/c': 'x' }, deploymentLabels: { 'example.com/team': 'x' }, selectorLabels: { app: 'example' } })],
      ['a number in a string', standalone({ labels: { stage: '2' } })],
    ],
    invalid: [
      ['a space, beside a number', { objects: [service({}, { labels: { 'cnpg.io/pluginName': 'audit.example.com', 'team': 'data base', 'version': 1 } })] },
        `metadata.labels.team: "data base" ${NO_VALUE}`],
      ['a Service of another application', { objects: [stranger({ name: 'shop', labels: { app: 'a shop' } })] }, `metadata.labels.app: "a shop" ${NO_VALUE}`],
    ],
    valid: [
      ['a number in quotes', { objects: [service({}, { labels: { 'cnpg.io/pluginName': 'audit.example.com', 'team': 'database', 'version': '1' } })] }],
      ['no value', { objects: 'apiVersion: v1\nkind: Service\nmetadata: { name: shop, labels: { app: } }\n' }],
      ['a value that is filled in later', { objects: [stranger({ name: 'shop', labels: { 'app': '${APP}', '${KEY}': 'x' } })] }],
    ],
  },
  {
    id: 'annotation-syntax',
    throws: [
      ['a key with white space', standalone({ serviceAnnotations: { 'a note': 'x' } }), `plugins/example: metadata.annotations["a note"]: "a note" ${NO_ANNOTATION_KEY}`],
      ['a key of 64 characters', standalone({ podAnnotations: { ['k'.repeat(64)]: 'x' } }),
        `plugins/example: ${TEMPLATE}.annotations.${'k'.repeat(64)}: "${'k'.repeat(64)}" ${NO_ANNOTATION_KEY}`],
      ['a key that is only a prefix', standalone({ serviceAnnotations: { 'example.com/': 'x' } }),
        `plugins/example: metadata.annotations["example.com/"]: "example.com/" ${NO_ANNOTATION_KEY}`],
      ['two annotations', standalone({ serviceAnnotations: { 'b note': 'x', 'a note': 'x' } }),
        `plugins/example: metadata.annotations["a note"]: "a note" ${NO_ANNOTATION_KEY}`,
        `plugins/example: metadata.annotations["b note"]: "b note" ${NO_ANNOTATION_KEY}`],
    ],
    passes: [
      ['any text', standalone({ annotations: { note: 'any text: at all' }, podAnnotations: { ['k'.repeat(63)]: '' } })],
      ['a prefix', standalone({ serviceAnnotations: { 'example.com/note': 'x' } })],
      ['a boolean in a string', standalone({ deploymentAnnotations: { scrape: 'true' } })],
    ],
    invalid: [
      ['the annotation of a pod', { objects: [podAnnotated({ 'scrape it': 'true' })] }, `${TEMPLATE}.annotations["scrape it"]: "scrape it" ${NO_ANNOTATION_KEY}`],
    ],
    valid: [
      ['a port in quotes', { objects: [service({}, { annotations: { 'cnpg.io/pluginPort': '9090' } })] }],
      ['a prefix with capital letters', { objects: [service({}, { annotations: { 'Example.com/note': 'x' } })] }],
    ],
  },
];
