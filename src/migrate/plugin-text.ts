import { flowMap } from './moved-text';
import { Refusal } from '../fix/refusal';
import { written } from '../fix/scalars';
import { BARMAN_CLOUD } from '../inventory/barman-stores';

/** The parameters with which a cluster uses an ObjectStore. */
export interface Parameters {
  readonly barmanObjectName: string;
  readonly serverName: string;
  /** The server's name as it was written, with the comment behind it. */
  readonly serverText?: string;
}

export function valueText(value: string): string {
  return written(value, { quotes: 'none', flow: false });
}

function flowText(value: string): string {
  return written(value, { quotes: 'none', flow: true });
}

/** The lines of a plugin in `plugins`, or of the one of an external cluster; the first line has no indentation. */
export function pluginLines(parameters: Parameters, column: number, isArchiver: boolean): string {
  const { barmanObjectName, serverName, serverText } = parameters;
  return [
    `name: ${BARMAN_CLOUD}`,
    ...isArchiver ? ['isWALArchiver: true'] : [],
    'parameters:',
    `  barmanObjectName: ${valueText(barmanObjectName)}`,
    `  serverName: ${serverText ?? valueText(serverName)}`,
  ].join(`\n${' '.repeat(column)}`);
}

/** The same in brackets. */
export function pluginInFlow({ barmanObjectName, serverName, serverText = '' }: Parameters, isArchiver: boolean): string {
  if (/\s#/.test(serverText)) { throw new Refusal('a comment has no place in the brackets of the list'); }
  const parameters = flowMap([`barmanObjectName: ${flowText(barmanObjectName)}`, `serverName: ${flowText(serverName)}`]);
  return flowMap([`name: ${BARMAN_CLOUD}`, ...isArchiver ? ['isWALArchiver: true'] : [], `parameters: ${parameters}`]);
}

/** The same as a value. */
export function pluginValue({ barmanObjectName, serverName }: Parameters, isArchiver: boolean): Record<string, unknown> {
  return { name: BARMAN_CLOUD, ...isArchiver ? { isWALArchiver: true } : {}, parameters: { barmanObjectName, serverName } };
}
