import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { digestOf, missing, textOf } from './frozen-names/names';
import { PROGRAMS } from './frozen-names/programs';

const FROZEN = join(__dirname, 'frozen-names', 'names.txt');
const CHANGELOG = join(__dirname, '..', 'CHANGELOG.md');
const REWRITE = 'FREEZE_NAMES=1 npx jest test/frozen-names.test.ts';

const HARM = `Users have these names in clusters that run. With another one, an upgrade of this library
- cannot be applied where a selector or a roleRef changes: both are immutable, and the object has to be deleted first;
- makes a second object where a name or namespace changes, and leaves the first one there, or prunes it while the plugin is in use;
- stops the operator from calling the plugin where a Secret, a label or annotation of the Service, or a DNS name changes on one side only;
- breaks programs that look up a construct by its path.`;

const REMEDY = `Keep the old names. Only where the change is meant:
1. ${REWRITE}
2. put the line that the test then asks for into CHANGELOG.md, with what users have to do.`;

const shown = (sign: string, lines: string[]) => [
  ...lines.slice(0, 40).map(line => `${sign} ${line}`),
  ...lines.length > 40 ? [`${sign} ... ${lines.length - 40} more`] : [],
];

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test('names that users have in clusters stay', () => {
  const names = textOf(PROGRAMS);
  if (process.env.FREEZE_NAMES) {
    writeFileSync(FROZEN, names);
  }
  const frozen = readFileSync(FROZEN, 'utf8');
  if (names !== frozen) {
    throw new Error(['', ...shown('-', missing(names, frozen)), ...shown('+', missing(frozen, names)), '', HARM, '', REMEDY].join('\n'));
  }
});

test('the CHANGELOG names the frozen names', () => {
  const digest = digestOf(readFileSync(FROZEN, 'utf8'));
  const [, recorded] = /^- Names: ([0-9a-f]{12}), [^<\s]/m.exec(readFileSync(CHANGELOG, 'utf8')) ?? [];
  if (recorded !== digest) {
    throw new Error([
      `test/frozen-names/names.txt is not what the topmost "- Names:" of CHANGELOG.md records (${recorded ?? 'none'}).`,
      '', HARM, '', 'See what changed with "git diff test/frozen-names/names.txt". Where it is meant, put under the unreleased changes:', '',
      `- Names: ${digest}, <what changed, and what users have to do with the objects they have>`,
    ].join('\n'));
  }
});
