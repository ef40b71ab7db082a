import { printable, printableJson } from './printable';
import { compare, Report, Reported } from '../../checker/report';
import { Problem } from '../../manifests/problem';
import { pageOf, RuleText } from '../../rules/engine/rule';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i';

/** The report that code hosts show beside the source lines: SARIF 2.1.0. */
export function sarifReport({ version, findings, notes, unused, problems }: Report): string {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()].sort((a, b) => compare(a.id, b.id));
  const notifications = [...problems.map(problem => notification('error', problem)), ...notes.map(noteOf)];
  const ofConfiguration = unused.map(entry => notification('warning', entry));
  return `${printableJson(JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-cnpg-i', version, informationUri: HOME, rules: rules.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: notifications,
        ...ofConfiguration.length === 0 ? {} : { toolConfigurationNotifications: ofConfiguration },
      }],
      results: findings.map(finding => result(finding, rules)),
    }],
  }, undefined, 2))}\n`;
}

function descriptor({ id, severity, title, symptom, cause, fix, manifestFix }: RuleText): object {
  const text = [`In the cluster: ${symptom}.`, ...cause ? [`Cause: ${cause}.`] : [], `Fix: ${manifestFix ?? fix}.`];
  return {
    id,
    shortDescription: { text: title ?? id },
    fullDescription: { text: text[0] },
    help: { text: text.join('\n'), markdown: `${text.join('\n\n')}\n\n[${id}](${pageOf(id)})` },
    helpUri: pageOf(id),
    defaultConfiguration: { level: severity },
    properties: { tags: ['kubernetes', 'postgresql', 'cloudnative-pg'] },
  };
}

function result({ rule, file, line, object, kind, name, namespace, text, fix }: Reported, rules: RuleText[]): object {
  return {
    ruleId: rule.id,
    ruleIndex: rules.findIndex(({ id }) => id === rule.id),
    level: rule.severity,
    message: { text: plainText(`${object}: ${text}. In the cluster: ${rule.symptom}. Fix: ${fix}.`) },
    locations: [{
      ...location(file, line),
      logicalLocations: [{ name, kind: 'resource', fullyQualifiedName: [namespace, kind, name].filter(part => part !== undefined).join('/') }],
    }],
  };
}

function notification(level: 'error' | 'warning', { file, line, message, hint }: Problem): object {
  return {
    level,
    message: { text: plainText(`${message}.${hint === undefined ? '' : ` Fix: ${hint}.`}`) },
    ...file === undefined ? {} : { locations: [location(file, line)] },
  };
}

function noteOf({ file, line, text, fix }: Reported): object {
  return { level: 'note', message: { text: plainText(`${text}. Fix: ${fix}.`) }, locations: [location(file, line)] };
}

/** Text from the input, without links: they would be `[text](address)`. */
function plainText(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

/** A path as a relative URI: each segment is escaped, the slashes are not. */
function location(file: string, line?: number): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      ...line === undefined ? {} : { region: { startLine: line } },
    },
  };
}
