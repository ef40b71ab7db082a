import { Lazy } from 'cdk8s';
import { kubernetes, PodAntiAffinityType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster } from '../support/programs';

const { EQUAL, EXISTS, GT } = kubernetes.TolerationOperator;
const { NO_EXECUTE, NO_SCHEDULE } = kubernetes.TaintEffect;

function tolerates(...tolerations: kubernetes.Toleration[]): Program {
  return cluster({ affinity: { tolerations } });
}

function tolerating(tolerations: string): ReturnType<typeof clusterManifest> {
  return clusterManifest(`affinity: { tolerations: [${tolerations}] }`);
}

const later = (value: string) => Lazy.any({ produce: () => value });
const CHARACTERS = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const NO_KEY = `is not a valid label key: expected ${CHARACTERS}, optionally after a DNS prefix and "/"`;
const NO_VALUE = `is not a valid label value: expected ${CHARACTERS}, or an empty string`;

export const cases: RuleCases[] = [
  {
    id: 'toleration-key',
    throws: [
      ['a space', tolerates({ key: 'a', value: 'b' }, { key: 'my key' }), `plugins/db: affinity.tolerations[1].key: "my key" ${NO_KEY}`],
      ['two slashes', tolerates({ key: 'a/b/c' }), `plugins/db: affinity.tolerations[0].key: "a/b/c" ${NO_KEY}`],
      ['no host before the slash', tolerates({ key: 'a..b/c' }), `plugins/db: affinity.tolerations[0].key: "a..b/c" ${NO_KEY}`],
      ['none', tolerates({ operator: EQUAL, value: 'a' }), 'plugins/db: affinity.tolerations[0].key: required, because operator is not Exists'],
      ['nothing at all', tolerates({}), 'plugins/db: affinity.tolerations[0].key: required, because operator is not Exists'],
      ['several', tolerates({ key: 'my key' }, { value: 'a' }), `plugins/db: affinity.tolerations[0].key: "my key" ${NO_KEY}`,
        'plugins/db: affinity.tolerations[1].key: required, because operator is not Exists'],
    ],
    passes: [
      ['a key', tolerates({ key: 'node-role.example.com/postgres', operator: EXISTS }, { key: 'Postgres_1' })],
      ['what the app says later', tolerates({ key: later('a') }, Lazy.any({ produce: () => ({ operator: EXISTS }) }) as any)],
      ['all keys', tolerates({ operator: EXISTS }, { key: '', operator: EXISTS })],
    ],
    invalid: [['a toleration without a key', tolerating('{ operator: Equal, value: postgres, effect: NoSchedule }'),
      'spec.affinity.tolerations[0].key: required, because operator is not Exists']],
    valid: [
      ['the key of a taint', tolerating('{ key: dedicated, operator: Equal, value: postgres, effect: NoSchedule }')],
      ['an operator that is filled in later', tolerating('{ operator: "${OPERATOR}" }')],
      ['an operator that is invalid by itself', tolerating('{ operator: exists }')],
    ],
  },
  {
    id: 'toleration-operator',
    throws: [
      ['a value for any', tolerates({ key: 'a', operator: EXISTS, value: 'b' }),
        'plugins/db: affinity.tolerations[0].value: "b" is invalid: expected no value, because operator is Exists'],
      ['a comparison', tolerates({ key: 'a', operator: GT, value: '1' }), 'plugins/db: affinity.tolerations[0].operator: "Gt" is invalid: expected Equal or Exists'],
      ['a value with a space', tolerates({ key: 'a', value: 'b c' }), `plugins/db: affinity.tolerations[0].value: "b c" ${NO_VALUE}`],
      ['several', tolerates({ key: 'a', operator: EXISTS, value: 'b' }, { key: 'a', value: 'b c' }),
        'plugins/db: affinity.tolerations[0].value: "b" is invalid: expected no value, because operator is Exists',
        `plugins/db: affinity.tolerations[1].value: "b c" ${NO_VALUE}`],
    ],
    passes: [
      ['a value', tolerates({ key: 'a', operator: EQUAL, value: 'b' }, { key: 'a', value: '' }, { key: 'a', operator: EXISTS, value: '' })],
      ['what the app says later', tolerates({ key: 'a', value: later('b') }, { key: 'a', operator: later(EQUAL) })],
    ],
    invalid: [['an operator in lower case', tolerating('{ key: dedicated, operator: exists }'),
      'spec.affinity.tolerations[0].operator: "exists" is invalid: expected Equal or Exists; did you mean "Exists"?']],
    valid: [['any value of a taint', tolerating('{ key: dedicated, operator: Exists }')]],
  },
  {
    id: 'toleration-effect',
    throws: [
      ['seconds before a pod is not scheduled', tolerates({ key: 'a', effect: NO_SCHEDULE, tolerationSeconds: 5 }),
        'plugins/db: affinity.tolerations[0].tolerationSeconds: cannot be combined with the effect NoSchedule: expected the effect NoExecute'],
      ['seconds before anything', tolerates({ key: 'a', tolerationSeconds: 0 }),
        'plugins/db: affinity.tolerations[0].tolerationSeconds: cannot be combined with a missing effect: expected the effect NoExecute'],
      ['another effect', tolerates({ key: 'a', effect: 'Never' as any }),
        'plugins/db: affinity.tolerations[0].effect: "Never" is invalid: expected NoSchedule, PreferNoSchedule or NoExecute'],
      ['several', tolerates({ key: 'a', effect: 'Never' as any, tolerationSeconds: 5 }, { key: 'a', tolerationSeconds: 5 }),
        'plugins/db: affinity.tolerations[0].effect: "Never" is invalid: expected NoSchedule, PreferNoSchedule or NoExecute',
        'plugins/db: affinity.tolerations[1].tolerationSeconds: cannot be combined with a missing effect: expected the effect NoExecute'],
    ],
    passes: [
      ['seconds before a pod goes', tolerates({ key: 'a', effect: NO_EXECUTE, tolerationSeconds: 5 })],
      ['what the app says later', tolerates({ key: 'a', effect: later(NO_EXECUTE) }, { key: 'a', effect: later(NO_EXECUTE), tolerationSeconds: 5 })],
      ['no seconds', tolerates({ key: 'a', effect: NO_SCHEDULE }, { key: 'a' })],
    ],
    invalid: [['seconds until a pod is evicted, without the effect', tolerating('{ key: dedicated, operator: Exists, tolerationSeconds: 300 }'),
      'spec.affinity.tolerations[0].tolerationSeconds: cannot be combined with a missing effect: expected the effect NoExecute']],
    valid: [['seconds until a pod is evicted', tolerating('{ key: dedicated, operator: Exists, effect: NoExecute, tolerationSeconds: 300 }')]],
  },
  {
    id: 'anti-affinity-type',
    throws: [['another', cluster({ affinity: { podAntiAffinityType: 'Required' as any } }),
      'plugins/db: affinity.podAntiAffinityType: "Required" is invalid: expected preferred or required; did you mean "required"?']],
    passes: [
      ['preferred', cluster({ affinity: { podAntiAffinityType: PodAntiAffinityType.PREFERRED } })],
      ['required', cluster({ affinity: { podAntiAffinityType: PodAntiAffinityType.REQUIRED } })],
      ['the default', cluster({ affinity: { podAntiAffinityType: '' as any } })],
      ['what the app says later', cluster({ affinity: { podAntiAffinityType: later(PodAntiAffinityType.REQUIRED) } })],
    ],
    invalid: [['a word that is not one of the two', clusterManifest('affinity: { podAntiAffinityType: strict }'),
      'spec.affinity.podAntiAffinityType: "strict" is invalid: expected preferred or required']],
    valid: [['required anti-affinity', clusterManifest('affinity: { podAntiAffinityType: required }')]],
  },
];
