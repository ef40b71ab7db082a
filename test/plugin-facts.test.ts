import { readFileSync } from 'fs';
import { PLUGINS_PAGE, pluginsPage } from '../scripts/plugin-facts';
import { PluginCapability } from '../src/contracts/plugin-capability';
import { PUBLISHED_NAMES, PUBLISHED_PLUGINS } from '../src/facts/plugins';

const PAGE = pluginsPage();
const sectionOf = (pluginName: string) => PAGE.split('\n## ').find(section => section.startsWith(`${pluginName}\n`)) ?? '';

test('the tracked page is the generated one', () => {
  expect(readFileSync(PLUGINS_PAGE, 'utf8')).toBe(PAGE);
});

test('plugins have one name each', () => {
  expect([...new Set(PUBLISHED_NAMES)]).toEqual(PUBLISHED_NAMES);
});

describe.each(PUBLISHED_PLUGINS.map(plugin => [plugin.pluginName, plugin] as const))('%s', (pluginName, plugin) => {
  const section = sectionOf(pluginName);
  const { parameters = [], rights = [], kinds = [], defects = [], images = [], ignoredFields = [] } = plugin;
  const { capabilities, flags, sidecarImageVariable } = plugin;
  const files = flags ? [flags.certificate, flags.key, flags.clientCa].flatMap(({ flag, name }) => [flag, ...name ? [name.flag] : []]) : [];

  test('the page has each fact', () => {
    const rows = [
      ...parameters.map(({ name }) => `| \`${name}\` |`),
      ...rights.map(({ resources, verbs }) => `| ${resources.map(one => `\`${one}\``).join(', ')} | ${verbs.join(', ')} |`),
      ...kinds.map(kind => `\`${kind}\``),
      ...defects.map(({ issue }) => issue.split('#')[1]),
      ...flags ? [...files, flags.address.flag].map(flag => `\`--${flag}\``) : [],
      ...[...images, ...sidecarImageVariable === undefined ? [] : [sidecarImageVariable], ...ignoredFields.map(({ path }) => path.join('.'))].map(word => `\`${word}`),
    ];
    expect(rows.filter(row => !section.includes(row))).toEqual([]);
    expect(PAGE).toContain(capabilities === undefined ? `[\`${pluginName}\`]` : capabilities.map(one => `\`${one}\``).join(', '));
  });

  test('facts are well-formed', () => {
    expect(parameters.map(({ name }) => name)).toEqual([...new Set(parameters.map(({ name }) => name))]);
    expect(parameters.filter(({ readIn, required, strict, format }) =>
      readIn.length === 0 || required && !readIn.includes('plugins')
        || strict && format === undefined)).toEqual([]);
    expect(parameters.filter(({ format, default: fallback }) =>
      Array.isArray(format) && fallback !== undefined && !format.includes(fallback))).toEqual([]);
    expect(parameters.flatMap(({ names = '' }) => names.includes('/') ? [names] : []).filter(kind => !kinds.includes(kind))).toEqual([]);
    expect((capabilities ?? []).filter(one => !Object.values(PluginCapability).includes(one))).toEqual([]);
    expect(defects.filter(({ issue, last }) => !/^[-\w]+\/[-\w]+#\d+$/.test(issue) || !/^\d+\.\d+\.\d+$/.test(last))).toEqual([]);
    expect(rights.filter(({ resources, verbs }) => resources.length === 0 || verbs.length === 0)).toEqual([]);
  });
});
