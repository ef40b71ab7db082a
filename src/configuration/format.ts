import { KeysShape, ListShape, Shape, TextShape } from './shape';
import { productNames } from '../contracts/product';
import { pluginVersionOf } from '../facts/plugins/stated-versions';
import { RuleText } from '../rules/engine/rule';
import { Glob } from '../values/glob';
import { nearestOf } from '../values/nearest';
import { isRelease } from '../values/release';

/** The name of the file. */
export const CONFIGURATION_FILE = '.cdk8s-cnpg-i.yaml';

/** The severities that a rule can be given. */
export const RULE_SEVERITIES = ['error', 'warning', 'off'] as const;

/** Longer lists are written by programs, which have better places for them. */
const MOST = 1000;

/** What a configuration can contain. */
export function configurationShape(rules: readonly RuleText[]): KeysShape {
  const rule = ruleShape(rules);
  return {
    type: 'keys',
    about: 'Configuration of cdk8s-cnpg-i check. All paths and patterns are relative to this file.',
    keys: {
      ...SETTINGS,
      paths: {
        type: 'entries',
        about: 'Other settings for the files and roots in certain directories. If several patterns match, the longest one that has a setting wins.',
        key: pattern('A path, or a pattern such as clusters/*/production. It matches everything below, too.'),
        entry: { type: 'keys', about: 'The settings for these files and roots.', keys: SETTINGS },
        most: MOST,
      },
      exclude: patterns('Files and directories that are not read, such as "**/charts".'),
      environments: {
        type: 'entries',
        about: 'Files and roots that are applied to one Kubernetes cluster, and are checked together.',
        key: text('The name of the environment, such as production.', 'production'),
        entry: patterns('The files, directories and roots of the environment.'),
        most: MOST,
      },
      rules: {
        type: 'entries',
        about: 'Other severities of rules.',
        key: rule,
        entry: {
          type: 'keys',
          about: 'The severity of the rule, and why it is another one.',
          keys: {
            severity: { type: 'text', about: 'error, warning, or off to ignore what the rule finds.', choices: RULE_SEVERITIES },
            reason: text('Why the rule has this severity here.', 'the platform team resizes volumes by hand'),
          },
          required: ['severity', 'reason'],
        },
        most: MOST,
      },
      suppressions: {
        type: 'list',
        about: 'Findings that are not reported, for objects that cannot be annotated, such as those of a third-party chart.',
        entry: suppressionShape(rule),
        most: MOST,
      },
      baseline: text('The file with the findings that are not reported; the command `cdk8s-cnpg-i baseline` writes it.', '.cdk8s-cnpg-i-baseline.json'),
    },
  };
}

function suppressionShape(rule: TextShape): KeysShape {
  return {
    type: 'keys',
    about: 'A finding is suppressed if it has all that is set here.',
    keys: {
      rule,
      kind: text('The kind of the object.', 'Cluster'),
      namespace: text('The namespace of the object.', 'shop'),
      name: text('The name of the object.', 'orders'),
      path: pattern('The file of the object.'),
      reason: text('Why the findings do not matter.', 'the vendor renders it so, and it is deleted in June'),
    },
    required: ['rule', 'reason'],
  };
}

const SETTINGS: Readonly<Record<string, Shape>> = {
  product: { type: 'text', about: 'The product; default: detected from the manifests.', choices: productNames() },
  operatorVersion: releaseShape('Release of the operator; default: detected from the manifests, otherwise the newest.', '1.30.0'),
  operatorNamespace: text('Namespace of the operator; default: detected from the manifests.', 'cnpg-system'),
  kubernetesVersion: releaseShape('Release of Kubernetes; default: the newest.', '1.33'),
  pluginVersions: {
    type: 'entries',
    about: 'Releases of plugins, by their names or the first part of the name of a published plugin; default: detected from the manifests.',
    key: { type: 'text', about: 'The name of the plugin.', example: 'barman-cloud', expected: name => expectedOf(pluginVersionOf(`${name}=1.0.0`)) },
    entry: releaseShape('The release of the plugin.', '0.14.0'),
    most: MOST,
  },
};

function ruleShape(rules: readonly RuleText[]): TextShape {
  const ids = rules.map(({ id }) => id).sort();
  const known = new Set(ids);
  return {
    type: 'text',
    about: 'The id of a rule, which its findings show in brackets.',
    example: ids[0],
    expected: id => {
      if (known.has(id)) { return undefined; }
      const near = nearestOf(id, ids.filter(({ length }) => Math.abs(length - id.length) <= 2));
      return near === undefined ? 'use the id of a rule; `cdk8s-cnpg-i --list-rules` has all of them' : `use ${near}`;
    },
  };
}

function releaseShape(about: string, example: string): TextShape {
  return { type: 'text', about, example, expected: release => isRelease(release) ? undefined : `use a release such as ${example}` };
}

function pattern(about: string): TextShape {
  const expected = (written: string) => {
    const glob = Glob.of(written);
    return typeof glob === 'string' ? `change the pattern: ${glob}` : undefined;
  };
  return { type: 'text', about, example: 'clusters/production', expected };
}

function patterns(about: string): ListShape {
  return { type: 'list', about, entry: pattern('A path, or a pattern: it matches everything below, too.'), most: MOST };
}

function text(about: string, example: string): TextShape {
  return { type: 'text', about, example };
}

function expectedOf(read: object | string): string | undefined {
  return typeof read === 'string' ? read : undefined;
}
