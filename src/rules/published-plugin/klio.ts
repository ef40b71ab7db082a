import { recordsByIndex } from '../../values/narrow';
import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule } from '../engine/rule';
import { isLater } from '../engine/spec-values';

const KLIO = 'https://github.com/cloudnative-pg/klio';
const READ_ONLY = 'read-only';
const CONTAINERS = ['klio-plugin', 'klio-restore'];
/** The files of a tier, each of which has one source. */
const FILES = ['encryptionKeyFile', 'identityFile'];

/** A server stores backups in its first tier, or only serves those of its second. */
export const klioServer: Rule<ResourceInput> = {
  id: 'klio-server',
  severity: 'error',
  title: 'The tiers and the queue of a Klio Server must fit its mode',
  symptom: 'the API server rejects the Server ("tier1 is required", "queue is required when tier1 is configured", "… cannot be set when mode is read-only", '
    + '"tier2 is required when mode is read-only", "exactly one of the fields in [fileReference] must be set")',
  cause: 'a standard server receives backups into tier1 through its queue; a read-only server reads tier2 only',
  fix: 'set tier1 and queue for the mode standard, or only tier2 for the mode read-only',
  source: KLIO,
  kinds: ['Server'],
  ofOneObject: true,
  check: ({ spec, reader }) => isLater(spec.mode) || reader.newestKnown ? undefined : [
    ...spec.mode === READ_ONLY ? [...forbidden(spec, ['tier1', 'queue']), ...required(spec, ['tier2'])] : required(spec, ['tier1', 'queue']),
    ...['tier1', 'tier2'].flatMap(tier => FILES.filter(file => spec[tier]?.[file] && spec[tier][file].fileReference === undefined)
      .map((file): Mistake => ({ path: [tier, file, 'fileReference'], message: 'required', fix: `set ${tier}.${file}.fileReference` }))),
  ],
  targets: resourcesOf('Server'),
};

/** A cluster backs up to tiers, or reads one. */
export const klioConfiguration: Rule<ResourceInput> = {
  id: 'klio-configuration',
  severity: 'error',
  title: 'The tiers and containers of a Klio PluginConfiguration must fit its mode',
  symptom: 'the API server rejects the PluginConfiguration ("at least one of enableBackup or enableRecovery must be true", '
    + '"when mode is read-only, tier2.enableRecovery must be true, …", "container name must be one of: klio-plugin, klio-restore")',
  cause: 'a cluster that only reads needs tier2, and a tier that is neither written nor read has no use',
  fix: 'set enableBackup or enableRecovery of tier2 to true; in the mode read-only, set only tier2.enableRecovery',
  source: KLIO,
  kinds: ['PluginConfiguration'],
  ofOneObject: true,
  check: ({ spec, reader }) => isLater(spec.mode) || reader.newestKnown ? undefined : [
    ...spec.mode === READ_ONLY ? readOnlyMistakes(spec) : tierMistakes(spec),
    ...recordsByIndex(spec.containers).flatMap(({ name }, index): Mistake[] => typeof name !== 'string' || isLater(name) || CONTAINERS.includes(name) ? [] : [{
      path: ['containers', index, 'name'], message: `"${name}" is invalid: expected ${CONTAINERS.join(' or ')}`, fix: `set the name to ${CONTAINERS.join(' or ')}`,
    }]),
  ],
  targets: resourcesOf('PluginConfiguration'),
};

function readOnlyMistakes(spec: ResourceInput['spec']): Mistake[] {
  const { enableBackup, enableRecovery } = spec.tier2 ?? {};
  return [
    ...forbidden(spec, ['tier1']),
    ...enableBackup === true ? [{
      path: ['tier2', 'enableBackup'], message: `must not be true, because the mode is ${READ_ONLY}`, fix: 'remove tier2.enableBackup',
    }] : [],
    ...enableRecovery === true || isLater(enableRecovery) ? [] : [{
      path: ['tier2', 'enableRecovery'], message: `must be true, because the mode is ${READ_ONLY}`, fix: 'set tier2.enableRecovery to true',
    }],
  ];
}

function tierMistakes({ tier2 }: ResourceInput['spec']): Mistake[] {
  return !tier2 || [tier2.enableBackup, tier2.enableRecovery].some(value => value === true || isLater(value)) ? [] : [{
    path: ['tier2'], message: 'must have enableBackup or enableRecovery, or both, set to true', fix: 'set tier2.enableBackup or tier2.enableRecovery to true, or remove tier2',
  }];
}

function required(spec: ResourceInput['spec'], fields: string[]): Mistake[] {
  return fields.filter(field => spec[field] === undefined)
    .map(field => ({ path: [field], message: `required, because the mode is ${spec.mode ?? 'standard'}`, fix: `set ${field}` }));
}

function forbidden(spec: ResourceInput['spec'], fields: string[]): Mistake[] {
  return fields.filter(field => spec[field] !== undefined)
    .map(field => ({ path: [field], message: `cannot be set, because the mode is ${READ_ONLY}`, fix: `remove ${field}, or set mode to standard` }));
}
