import { RuleText } from '../rules/engine/rule';
import { formatPath, Path } from '../values/field-path';

/** What configurations look at in a finding. */
export interface ConfigurableFinding {
  readonly rule: RuleText;
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly path: Path;
}

/** The field of a finding, without positions in lists: they change when entries are added. */
export function fieldOf({ path }: ConfigurableFinding): string {
  return formatPath(path.map(step => typeof step === 'number' ? 0 : step)).replaceAll('[0]', '[]');
}
