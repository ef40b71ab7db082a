import { ParameterFormat, ParameterPlace, PluginParameter } from './published-plugin';
import { PluginCapability } from '../../contracts/plugin-capability';

/** What the author of a plugin declares. Undefined means unknown. */
export interface DeclaredPlugin {
  readonly pluginName: string;
  readonly capabilities?: readonly string[];
  readonly parameters?: readonly PluginParameter[];
}

const PLACES: readonly string[] = ['plugins', 'externalClusters', 'backups'] satisfies ParameterPlace[];
const FORMATS: readonly string[] = ['json', 'integer', 'boolean'] satisfies ParameterFormat[];

/** The declared parameters in the form of the facts of published plugins: undefined if they are not declared. */
export function declaredParameters(parameters: readonly any[] | undefined): readonly PluginParameter[] | undefined {
  return parameters?.map(({ name, readIn = ['plugins'], required, format, values, default: fallback }) =>
    ({ name, readIn, required, format: values ?? format, strict: true, default: fallback }));
}

/** What is wrong with declared parameters of any type; nothing if they can be used. */
export function mistakesInDeclaration(parameters: unknown): string[] {
  if (!Array.isArray(parameters)) { return parameters === undefined ? [] : ['parameters: invalid: expected a list']; }
  return parameters.flatMap((parameter, index) => {
    const mistakes = mistakesInParameter(parameter ?? {});
    const first = parameters.findIndex(other => other?.name === parameter?.name);
    const all = first === index || typeof parameter?.name !== 'string' ? mistakes : [`name: "${parameter?.name}" is declared twice`, ...mistakes];
    return all.map(mistake => `parameters[${index}].${mistake}`);
  });
}

function mistakesInParameter({ name, readIn, required, format, values }: Record<string, unknown>): string[] {
  return [
    ...typeof name === 'string' && name !== '' ? [] : ['name: expected a name'],
    ...readIn === undefined || isListOf(readIn, PLACES) ? [] : [`readIn: expected some of ${PLACES.join(', ')}`],
    ...required === undefined || typeof required === 'boolean' ? [] : ['required: expected true or false'],
    ...format === undefined || FORMATS.includes(format as string) ? [] : [`format: "${format}" is invalid: expected one of ${FORMATS.join(', ')}`],
    ...values === undefined || isListOf(values) ? [] : ['values: expected a list of texts'],
    ...format === undefined || values === undefined ? [] : ['values: cannot be combined with format'],
  ];
}

function isListOf(value: unknown, allowed?: readonly string[]): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(entry => typeof entry === 'string' && (allowed?.includes(entry) ?? true));
}

/** Reads what authors publish about their plugins: one of them, or a list. Returns what is wrong, if anything is. */
export function declaredPluginsIn(json: string): DeclaredPlugin[] | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return `invalid JSON: ${(error as Error).message}`;
  }
  const plugins = [value].flat();
  const mistake = plugins.flatMap((plugin: any) => mistakesInPlugin(plugin ?? {}))[0];
  return mistake ?? plugins.map(({ pluginName, capabilities, parameters }: any) =>
    ({ pluginName, capabilities, parameters: declaredParameters(parameters) }));
}

function mistakesInPlugin({ pluginName, capabilities, parameters }: Record<string, unknown>): string[] {
  const known: string[] = Object.values(PluginCapability);
  return [
    ...typeof pluginName === 'string' && pluginName !== '' ? [] : ['pluginName: expected the name that the plugin reports'],
    ...capabilities === undefined || Array.isArray(capabilities) && capabilities.every(one => known.includes(one))
      ? []
      : [`capabilities: expected some of ${known.join(', ')}`],
    ...mistakesInDeclaration(parameters),
  ];
}
