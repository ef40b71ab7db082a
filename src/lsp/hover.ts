import type { Hover, Position } from 'vscode-languageserver/node';
import { markdown } from './completion';
import { withObject } from './cursor';
import { Shown } from './diagnostics';
import { fieldText, parameterText } from './field-text';
import { fieldAt } from './fields';
import { ManifestFile } from './manifest-file';
import { parameterAt } from './plugin-places';
import { isIn, offsetIn } from './text-positions';
import { placeAt } from '../documents/place';
import type { Inventory } from '../inventory/inventory';
import { pageOf, RuleText } from '../rules/engine/rule';

/** What is known about a position: the rules of its findings, and its field. */
export function hoverAt(file: ManifestFile, position: Position, shown: readonly Shown[], inventory: Inventory): Hover | undefined {
  const here = shown.filter(({ diagnostic, placed }) => placed && isIn(diagnostic.range, position));
  const field = fieldTextAt(file, position, inventory);
  const parts = [...new Set(here.map(({ placed }) => ruleText(placed!.reported.rule))), ...field === undefined ? [] : [field]];
  return parts.length === 0 ? undefined : { contents: markdown(parts.join('\n\n---\n\n')) };
}

function ruleText({ id, severity, title, symptom, cause, fix, manifestFix, source, releases, product }: RuleText): string {
  const parts: Array<[string, string | undefined]> = [
    ['In the cluster', symptom], ['Cause', cause], ['Fix', manifestFix ?? fix], ['Releases', releases], ['Product', product],
  ];
  return [
    `**${title}** (${severity})`,
    ...parts.flatMap(([name, text]) => text === undefined ? [] : [`${name}: ${text}.`]),
    `[${id}](${pageOf(id)}) · [source](${source})`,
  ].join('\n\n');
}

function fieldTextAt(file: ManifestFile, position: Position, inventory: Inventory): string | undefined {
  const part = file.partAt(position.line + 1);
  const offset = part && offsetIn(part.document, position);
  const place = offset === undefined ? undefined : placeAt(part!.document, offset);
  const found = place && withObject(place.root, place.path);
  if (!found || found.path.length === 0) { return undefined; }
  const parameter = parameterAt(found.object, found.path);
  if (parameter) { return parameterText(parameter.parameter, parameter.plugin); }
  const field = fieldAt(found.object, found.path, inventory);
  return field && fieldText({ ...field, name: `${[...found.path].reverse().find(step => typeof step === 'string')}` });
}
