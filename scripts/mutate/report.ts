import { Verdict } from './rounds';

/** How many of the mutants were killed, endless ones included. */
export function killRate(verdicts: readonly Verdict[]): number {
  return verdicts.length === 0 ? 1 : verdicts.filter(isKilled).length / verdicts.length;
}

export function isKilled({ outcome }: Verdict): boolean {
  return outcome === 'killed' || outcome === 'endless';
}

/** For people: the survivors, the endless ones, and the rate of each room. */
export function report(verdicts: readonly Verdict[]): string {
  const rooms = new Map<string, Verdict[]>();
  verdicts.forEach(verdict => rooms.set(roomOf(verdict), [...rooms.get(roomOf(verdict)) ?? [], verdict]));
  const table = [...rooms].sort(([one], [other]) => one.localeCompare(other)).map(([room, all]) => rate(room, all));
  return [
    ...section('Ended by a count or a limit of time, counted as killed', verdicts.filter(({ outcome }) => outcome === 'endless')),
    ...section('Survived', verdicts.filter(verdict => !isKilled(verdict))),
    ...table,
    rate('all', verdicts),
  ].join('\n');
}

function roomOf({ mutant }: Verdict): string {
  return mutant.file.split('/').slice(1, mutant.file.startsWith('src/rules/') ? 3 : 2).join('/');
}

function rate(name: string, all: readonly Verdict[]): string {
  return `${name.padEnd(24)} ${`${all.filter(isKilled).length} of ${all.length}`.padStart(12)} killed, ${(killRate(all) * 100).toFixed(0)} %`;
}

function section(title: string, verdicts: readonly Verdict[]): string[] {
  return verdicts.length === 0 ? [] : [`${title}:`, ...verdicts.map(line), ''];
}

function line({ mutant, outcome, by }: Verdict): string {
  const short = (text: string) => text === '' ? '(left out)' : text.replace(/\s+/g, ' ').replace(/^(.{100}).+$/, '$1…');
  const note = by ? `  (${by})` : outcome === 'not reached' ? '  (reached by no test)' : '';
  return `  ${mutant.file}:${mutant.line}: ${short(mutant.before)} → ${short(mutant.after)}${note}`;
}
