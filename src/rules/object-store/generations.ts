import { formatValue } from '../../values/format-value';
import { Mistake, Rule } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

/** The number of a cluster's archive, and the name that it belongs to. */
export interface GenerationInput {
  readonly serverName?: string;
  readonly generation: number;
}

/** A number is part of a name. */
export const serverGeneration: Rule<GenerationInput> = {
  id: 'server-generation',
  severity: 'error',
  title: '`generation` must be a whole number from 1 on, together with `serverName`',
  symptom: 'the archive would have another name than expected, and a recovery would not find its backups',
  cause: 'the number is appended to serverName; the default of serverName is the name of the cluster, which is not known here',
  fix: 'set generation to a whole number from 1 on, and serverName to the name that all generations have in common, such as the name of the cluster',
  source: `${BARMAN_CLOUD_DOCS}/parameters/`,
  programsOnly: 'a manifest has the whole name, and not the number',
  check: ({ serverName, generation }): Mistake[] => [
    ...Number.isInteger(generation) && generation >= 1 ? []
      : [{ path: ['generation'], message: `${formatValue(generation)} is invalid: expected a whole number from 1 on`, fix: 'set a whole number from 1 on' }],
    ...serverName ? [] : [{ path: ['serverName'], message: 'required, because generation is set', fix: 'set serverName, such as to the name of the cluster' }],
  ],
};
