/** The lines around a change that a patch shows. */
const CONTEXT = 3;

/** How far lines are compared to find where two texts are the same again. */
const WINDOW = 100;

/** Lines of the old text, from `start` to before `end`, that are replaced by those of the new text. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** The difference of two versions of a file as a unified diff, for `git apply` and `patch -p1`. Empty if they are the same; a new file has no version before. */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  const [old, now] = [linesOf(before ?? ''), linesOf(after)];
  const hunks = hunksOf(blocksOf(old, now)).map(blocks => hunk(blocks, old, now));
  return hunks.length === 0 ? '' : [`--- ${before === undefined ? '/dev/null' : nameOf(`a/${file}`)}\n+++ ${nameOf(`b/${file}`)}\n`, ...hunks].join('');
}

/** The lines of a text with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Names with blanks end with a tab, and others are quoted if the programs would cut them. */
function nameOf(path: string): string {
  if (/["\\\p{Cc}]/u.test(path)) {
    return `"${path.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, character => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
  }
  return / /.test(path) ? `${path}\t` : path;
}

function blocksOf(old: string[], now: string[]): Block[] {
  const blocks: Block[] = [];
  let [start, newStart] = [0, 0];
  while (start < old.length || newStart < now.length) {
    if (old[start] === now[newStart]) {
      start++;
      newStart++;
      continue;
    }
    const [removed, added] = lengthsOf(old, start, now, newStart);
    blocks.push({ start, end: start + removed, newStart, newEnd: newStart + added });
    start += removed;
    newStart += added;
  }
  return blocks;
}

/** The numbers of lines after which two texts are the same again, with the fewest lines between. */
function lengthsOf(old: string[], start: number, now: string[], newStart: number): [removed: number, added: number] {
  for (let length = 1; length <= WINDOW; length++) {
    // as many lines removed as added are looked for first
    for (let step = 0; step <= length; step++) {
      const removed = Math.floor(length / 2) + (step % 2 === 0 ? -step / 2 : (step + 1) / 2);
      const added = length - removed;
      if (removed >= 0 && added >= 0 && isSameAgain(old, start + removed, now, newStart + added, removed === added)) { return [removed, added]; }
    }
  }
  return [old.length - start, now.length - newStart];
}

/** Two lines are the same, or the last one: one alone may be any other line of the kind, unless lines were only replaced. */
function isSameAgain(old: string[], at: number, now: string[], newAt: number, isReplaced: boolean): boolean {
  return at <= old.length && newAt <= now.length && old[at] === now[newAt] && (isReplaced || old[at + 1] === now[newAt + 1]);
}

/** Blocks with few lines between them are shown together. */
function hunksOf(blocks: Block[]): Block[][] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    if (last && block.start - last.at(-1)!.end <= 2 * CONTEXT) {
      last.push(block);
    } else {
      hunks.push([block]);
    }
  }
  return hunks;
}

function hunk(blocks: Block[], old: string[], now: string[]): string {
  const [first, last] = [blocks[0], blocks[blocks.length - 1]];
  const before = Math.min(CONTEXT, first.start);
  const after = Math.min(CONTEXT, old.length - last.end);
  const lines: string[] = [];
  let position = first.start - before;
  for (const { start, end, newStart, newEnd } of blocks) {
    lines.push(...old.slice(position, start).map(line => ` ${line}`));
    lines.push(...old.slice(start, end).map(line => `-${line}`), ...now.slice(newStart, newEnd).map(line => `+${line}`));
    position = end;
  }
  lines.push(...old.slice(position, position + after).map(line => ` ${line}`));
  const ranges = `-${range(first.start - before, last.end + after)} +${range(first.newStart - before, last.newEnd + after)}`;
  return [`@@ ${ranges} @@\n`, ...lines.map(line => line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)].join('');
}

function range(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`;
}
