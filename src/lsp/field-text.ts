import { KnownField } from './fields';
import { expectedType, FieldSchema } from '../facts/field-schema';
import { ParameterPlace, PluginParameter, PublishedPlugin } from '../facts/plugins/published-plugin';
import { wordList } from '../values/word-list';

/** What a field accepts, in Markdown. */
export function fieldText({ name, schema, reader, since, isRequired }: KnownField): string {
  return [
    `**${name}**: ${expectedType(schema)}${isRequired ? ', required' : ''}`,
    ...limitsOf(schema),
    `Accepted by ${reader}${since === undefined ? '' : `; added in ${wordList(since)}`}.`,
  ].join('\n\n');
}

/** The type of a field in a few words. */
export function typeText({ schema, isRequired }: KnownField): string {
  return `${expectedType(schema)}${isRequired ? ', required' : ''}`;
}

function limitsOf(schema: FieldSchema): string[] {
  const { enum: values, format, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems, keys, required } = schema;
  const range = (least: number | undefined, most: number | undefined, what: string) => [
    ...least === undefined ? [] : [`at least ${least}${what}`],
    ...most === undefined ? [] : [`at most ${most}${what}`],
  ];
  const parts = [
    ...values ? [`one of ${values.map(value => `\`${value}\``).join(', ')}`] : [],
    ...range(minimum, maximum, ''),
    ...range(minLength, maxLength, ' characters'),
    ...range(minItems, maxItems, ' entries'),
    ...pattern === undefined ? [] : [`matches \`${pattern}\``],
    ...format === undefined ? [] : [`format ${format}`],
    ...keys ? [`entries differ in ${wordList(Object.keys(keys))}`] : [],
    ...required && required.length > 0 ? [`must have ${wordList(required.map(name => `\`${name}\``))}`] : [],
  ];
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`.replace(/^./, first => first.toUpperCase())];
}

const PLACES: Readonly<Record<ParameterPlace, string>> = { plugins: '`plugins`', externalClusters: '`externalClusters`', backups: 'Backups and ScheduledBackups' };

/** What a plugin does with a parameter, in Markdown. */
export function parameterText(parameter: PluginParameter, { pluginName, repository, release }: PublishedPlugin): string {
  const { name, format, names, required, readIn, default: fallback } = parameter;
  const kind = names?.split('/').pop();
  return [
    `**${name}**: ${kind === undefined ? formatText(format) : `the name of an object of kind ${kind}`}`
      + (required ? ', required for archiving, backups and restores' : ''),
    ...fallback === undefined ? [] : [`Default: ${fallback}.`],
    `Read by ${pluginName}${release === undefined ? '' : ` ${release}`} in ${wordList(readIn.map(place => PLACES[place]))}. See https://github.com/${repository}.`,
  ].join('\n\n');
}

function formatText(format: PluginParameter['format']): string {
  switch (format) {
    case undefined: return 'a string';
    case 'json': return 'a JSON object, as a string';
    case 'integer': return 'an integer, as a string';
    case 'boolean': return 'a boolean, as a string';
    default: return `one of ${format.map(value => `\`${value}\``).join(', ')}`;
  }
}
