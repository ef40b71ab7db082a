import { PUBLISHED_PLUGINS } from '../../facts/plugins';
import { valueAt } from '../../values/field-path';
import { asName } from '../../values/narrow';
import { Rule } from '../engine/rule';

/** A field that a plugin does not read, and the parameter that it reads instead. */
export interface IgnoredFieldInput {
  readonly pluginName: string;
  readonly kind: string;
  readonly field: string;
  readonly parameter: string;
  /** What the plugin uses without the parameter. */
  readonly fallback?: string;
  /** As text, where it is one. */
  readonly value?: string;
}

const IGNORED = PUBLISHED_PLUGINS.flatMap(plugin => (plugin.ignoredFields ?? []).map(field => ({ plugin, ...field })));

/** The API server accepts more than the plugin reads. */
export const pluginFieldIgnored: Rule<IgnoredFieldInput> = {
  id: 'plugin-field-ignored',
  severity: 'warning',
  title: 'Fields of a plugin\'s objects should be ones that the plugin reads',
  symptom: 'the field is ignored silently: backups and WAL are stored under another name than the field has, and a recovery from the name in the field finds nothing',
  cause: 'the CustomResourceDefinition has the field, but the plugin reads the value from the parameters in the Cluster',
  fix: 'remove the field, and set the parameter in the Cluster',
  source: 'https://github.com/operasoftware/cnpg-plugin-pgbackrest/issues/20',
  kinds: [...new Set(IGNORED.map(({ kind }) => kind.split('/')[1]))],
  ofOneObject: true,
  check: ({ pluginName, kind, field, parameter, fallback, value }) => [{
    message: `ignored: "${pluginName}" reads the parameter "${parameter}" in the Cluster${fallback === undefined ? '' : `, and uses the ${fallback} without it`}`,
    fix: `remove ${field}, and set the parameter ${parameter}${value === undefined ? '' : ` to "${value}"`} in the Cluster that uses this ${kind}`,
  }],
  targets: inventory => IGNORED.flatMap(({ plugin: { pluginName, parameters = [] }, kind: name, path: below, parameter }) => {
    const [group, kind] = name.split('/');
    const path = ['spec', ...below];
    return inventory.of(kind, group).flatMap(item => {
      const value: unknown = valueAt(item.manifest, path);
      const fallback = parameters.find(one => one.name === parameter)?.default;
      return value === undefined || value === null ? [] : [{
        item, path, input: { pluginName, kind, field: below.join('.'), parameter, fallback, value: asName(value) },
      }];
    });
  }),
};
