import { ParameterFormat } from '../../facts/plugins/published-plugin';
import { Inventory } from '../../inventory/inventory';
import { writtenParameters } from '../../inventory/plugin-parameters';
import { asString } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { setIfOnly } from '../engine/change';
import { CheckResult, Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const USING = `${OPERATOR_DOCS}/cnpg_i#using-a-plugin`;
const CAUSE = 'parameters are strings to the API server and the operator, and only the plugin reads what is in them';

/** The value of a parameter of a published plugin. */
export interface ParameterValueInput {
  readonly pluginName: string;
  readonly key: string;
  readonly value: string;
  readonly format: ParameterFormat;
  /** The plugin's default, if it has one. */
  readonly fallback?: string;
}

/** Some plugins fail with values that they do not understand. */
export const pluginParameterInvalid: Rule<ParameterValueInput> = {
  id: 'plugin-parameter-invalid',
  isMended: true,
  severity: 'error',
  title: 'The value of a parameter must be one that the plugin accepts',
  symptom: 'the plugin rejects the Cluster, or each backup fails with an error about the parameter',
  cause: CAUSE,
  fix: 'set a value of the expected format',
  source: USING,
  kinds: ['Cluster', 'Backup', 'ScheduledBackup'],
  needs: 'a published plugin that fails with other values',
  ofOneObject: true,
  check: input => mistakeIn(input),
  targets: inventory => valuesIn(inventory, true),
};

/** Other plugins use something else. */
export const pluginParameterValue: Rule<ParameterValueInput> = {
  id: 'plugin-parameter-value',
  isMended: true,
  severity: 'warning',
  title: 'The value of a parameter should be one that the plugin understands',
  symptom: 'the plugin uses its default, or creates pods that the API server rejects',
  cause: CAUSE,
  fix: 'set a value of the expected format, or remove the parameter',
  source: USING,
  kinds: ['Cluster', 'Backup', 'ScheduledBackup'],
  needs: 'a published plugin whose values are known',
  ofOneObject: true,
  check: input => mistakeIn(input),
  targets: inventory => valuesIn(inventory, false),
};

function valuesIn(inventory: Inventory, isStrict: boolean): Target<ParameterValueInput>[] {
  return writtenParameters(inventory).flatMap(({ item, path, plugin, place, key, value }) => {
    const parameter = plugin.parameters?.find(({ name }) => name === key);
    const text = asString(value)?.trim();
    // every plugin treats an empty value as a missing one
    if (!parameter?.format || !parameter.readIn.includes(place) || !text || (parameter.strict ?? false) !== isStrict) { return []; }
    return [{ item, path, input: { pluginName: plugin.pluginName, key, value: text, format: parameter.format, fallback: parameter.default } }];
  });
}

function mistakeIn({ pluginName, key, value, format, fallback }: ParameterValueInput): CheckResult {
  if (isOfFormat(value, format)) { return undefined; }
  if (typeof format === 'string') { return `"${value}" is invalid for "${pluginName}": expected ${FORMATS[format]}`; }
  const near = nearestOf(value, format);
  const listed = `"${value}" is invalid for "${pluginName}": expected ${quotedList(format, 'or')}`;
  return [{
    message: near === undefined ? listed : `${listed}; did you mean "${near}"?`,
    fix: near !== undefined ? `set ${key} to "${near}"`
      : `set ${key} to ${quotedList(format, 'or')}${fallback === undefined ? '' : `, or remove it: the default is "${fallback}"`}`,
    changes: setIfOnly(near, value, format),
  }];
}

const FORMATS = { json: 'a JSON object', integer: 'an integer', boolean: '"true" or "false"' };

function isOfFormat(value: string, format: ParameterFormat): boolean {
  if (format === 'integer') { return /^[+-]?\d+$/.test(value); }
  if (format === 'boolean') { return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value); }
  return format === 'json' ? isJsonObject(value) : format.includes(value);
}

function isJsonObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return value === null || typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
