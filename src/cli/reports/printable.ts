/** Controls, line separators, invisible characters and changes of direction: they move the cursor, change colours, or hide or reorder text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Commands of CI servers that are recognized anywhere in a line. */
const COMMAND = /##(?=\[|vso\[|teamcity\[)/g;

/** Text from the input for a report. What a terminal or a CI server would act on is escaped. */
export function printable(text: string): string {
  return text.replace(INVISIBLE, character => character === '\n' ? '\\n' : escapeOf(character)).replace(COMMAND, `${escapeOf('#')}#`);
}

/** Such a text as a whole line, which must not be a workflow command of GitHub: these begin with two colons, after blanks. */
export function plainLine(text: string): string {
  return withoutCommand(printable(text));
}

/** A line whose text is printable, and must not be a workflow command either. */
export function withoutCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, `$1${escapeOf(':')}`);
}

/** JSON with the same content, in which nothing acts on a terminal or a CI server. */
export function printableJson(json: string): string {
  return json.replace(/\n|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character => character === '\n' ? character : utf16EscapeOf(character)).replace(COMMAND, `${escapeOf('#')}#`);
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** JSON escapes units of UTF-16. */
function utf16EscapeOf(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
