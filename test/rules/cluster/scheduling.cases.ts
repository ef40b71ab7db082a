import { Lazy } from 'cdk8s';
import { kubernetes, PodAntiAffinityType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster } from '../support/programs';

const { EQUAL, EXISTS, GT } = kubernetes.TolerationOperator;
const { NO_EXECUTE, NO_SCHEDULE } = kubernetes.TaintEffect;

function tolerates(...tolerations: kubernetes.Toleration[]): Program {
  return cluster({ affinity: { tolerations } });
}

const later = (value: string) => Lazy.any({ produce: () => value });

export const cases: RuleCases[] = [
  {
    id: 'toleration-key',
    throws: [
      ['a space', tolerates({ key: 'a', value: 'b' }, { key: 'my key' }), 'plugins/db: affinity.tolerations[1].key "my key" is no label\'s key'],
      ['two slashes', tolerates({ key: 'a/b/c' }), 'plugins/db: affinity.tolerations[0].key "a/b/c" is no label\'s key'],
      ['no host before the slash', tolerates({ key: 'a..b/c' }), 'plugins/db: affinity.tolerations[0].key "a..b/c" is no label\'s key'],
      ['none', tolerates({ operator: EQUAL, value: 'a' }), 'plugins/db: affinity.tolerations[0] has no key'],
      ['nothing at all', tolerates({}), 'plugins/db: affinity.tolerations[0] has no key'],
    ],
    passes: [
      ['a key', tolerates({ key: 'node-role.example.com/postgres', operator: EXISTS }, { key: 'Postgres_1' })],
      ['what the app says later', tolerates({ key: later('a') })],
      ['all keys', tolerates({ operator: EXISTS }, { key: '', operator: EXISTS })],
    ],
  },
  {
    id: 'toleration-operator',
    throws: [
      ['a value for any', tolerates({ key: 'a', operator: EXISTS, value: 'b' }), 'plugins/db: affinity.tolerations[0].value is "b" for the operator Exists'],
      ['a comparison', tolerates({ key: 'a', operator: GT, value: '1' }), 'plugins/db: affinity.tolerations[0].operator "Gt" is none that CloudNativePG takes'],
      ['a value with a space', tolerates({ key: 'a', value: 'b c' }), 'plugins/db: affinity.tolerations[0].value "b c" is no label\'s value'],
    ],
    passes: [
      ['a value', tolerates({ key: 'a', operator: EQUAL, value: 'b' }, { key: 'a', value: '' }, { key: 'a', operator: EXISTS, value: '' })],
      ['what the app says later', tolerates({ key: 'a', value: later('b') }, { key: 'a', operator: later(EQUAL) })],
    ],
  },
  {
    id: 'toleration-effect',
    throws: [
      ['seconds before a pod is not scheduled', tolerates({ key: 'a', effect: NO_SCHEDULE, tolerationSeconds: 5 }),
        'plugins/db: affinity.tolerations[0].tolerationSeconds is 5 for the effect "NoSchedule"'],
      ['seconds before anything', tolerates({ key: 'a', tolerationSeconds: 0 }),
        'plugins/db: affinity.tolerations[0].tolerationSeconds is 0 for the effect ""'],
      ['another effect', tolerates({ key: 'a', effect: 'Never' as any }), 'plugins/db: affinity.tolerations[0].effect "Never" is no effect of a taint'],
    ],
    passes: [
      ['seconds before a pod goes', tolerates({ key: 'a', effect: NO_EXECUTE, tolerationSeconds: 5 })],
      ['what the app says later', tolerates({ key: 'a', effect: later(NO_EXECUTE) })],
      ['no seconds', tolerates({ key: 'a', effect: NO_SCHEDULE }, { key: 'a' })],
    ],
  },
  {
    id: 'anti-affinity-type',
    throws: [['another', cluster({ affinity: { podAntiAffinityType: 'Required' as any } }), 'plugins/db: affinity.podAntiAffinityType "Required" is none']],
    passes: [
      ['preferred', cluster({ affinity: { podAntiAffinityType: PodAntiAffinityType.PREFERRED } })],
      ['required', cluster({ affinity: { podAntiAffinityType: PodAntiAffinityType.REQUIRED } })],
      ['the default', cluster({ affinity: { podAntiAffinityType: '' as any } })],
      ['what the app says later', cluster({ affinity: { podAntiAffinityType: later(PodAntiAffinityType.REQUIRED) } })],
    ],
  },
];
