import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { standalone } from '../support/programs';
import { stranger } from '../support/strangers';

const CHARACTERS = 'expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const NO_VALUE = `is not a valid label value: ${CHARACTERS}, or an empty string`;
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
      ['a value with white space', standalone({ serviceLabels: { team: 'data base' } }), 'plugins/example: serviceLabels.team: "data base" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string'],
      ['a value of 64 characters', standalone({ podLabels: { team: 't'.repeat(64) } }), 'plugins/example: podLabels.team: "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string'],
      ['a key with two slashes', standalone({ serviceLabels: { 'a/b/c': 'x' } }), 'plugins/example: serviceLabels["a/b/c"]: "a/b/c" is not a valid label key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['a prefix with a capital letter', standalone({ deploymentLabels: { 'Example.com/team': 'x' } }),
        'plugins/example: deploymentLabels["Example.com/team"]: "Example.com/team" is not a valid label key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['a prefix that is not a host name', standalone({ serviceLabels: { 'a..b/c': 'x' } }), 'plugins/example: serviceLabels["a..b/c"]: "a..b/c" is not a valid label key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['a selector', standalone({ selectorLabels: { app: 'example!' } }),
        'plugins/example: selectorLabels.app: "example!" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string'],
      ['the label of a node', standalone({ nodeSelector: { disk: 'very fast' } }),
        'plugins/example: nodeSelector.disk: "very fast" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string'],
      ['two labels', standalone({ serviceLabels: { team: 'data base', stage: '-' } }),
        'plugins/example: serviceLabels.stage: "-" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string',
        'plugins/example: serviceLabels.team: "data base" is not a valid label value: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, or an empty string'],
    ],
    passes: [
      ['values', standalone({ labels: { team: 'data_base', empty: '' }, podLabels: { team: 't'.repeat(63) } })],
      ['the label of a node', standalone({ nodeSelector: { 'example.com/disk': 'fast' } })],
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
      ['a key with white space', standalone({ serviceAnnotations: { 'a note': 'x' } }), 'plugins/example: serviceAnnotations["a note"]: "a note" is not a valid annotation key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['a key of 64 characters', standalone({ podAnnotations: { ['k'.repeat(64)]: 'x' } }),
        'plugins/example: podAnnotations.kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" is not a valid annotation key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['a key that is only a prefix', standalone({ serviceAnnotations: { 'example.com/': 'x' } }),
        'plugins/example: serviceAnnotations["example.com/"]: "example.com/" is not a valid annotation key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
      ['two annotations', standalone({ serviceAnnotations: { 'b note': 'x', 'a note': 'x' } }),
        'plugins/example: serviceAnnotations["a note"]: "a note" is not a valid annotation key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"',
        'plugins/example: serviceAnnotations["b note"]: "b note" is not a valid annotation key: expected at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit, optionally after a DNS prefix and "/"'],
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
