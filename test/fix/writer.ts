import { valueOf } from '../../src/documents/parse';

/** A text that is written as it is, such as a number where a string should be. */
export class Plain {
  public constructor(public readonly text: string) {}
}

/** Numbers that look random, and are the same for the same seed. */
export class Dice {
  public constructor(private state: number) {}

  /** Whether something happens that happens so many times out of a hundred. */
  public percent(chance: number): boolean {
    return this.below(100) < chance;
  }

  public below(limit: number): number {
    this.state = (this.state * 48271 + 11) % 2147483647;
    return Math.floor(this.state / 1000) % limit;
  }
}

/** Objects as text, in one of many styles. */
export function writtenObjects(objects: readonly object[], dice: Dice): string {
  switch (dice.below(5)) {
    case 0: return objects.map(object => `${json(object, dice.percent(50) ? 2 : undefined)}\n`).join('');
    case 1: return `${json({ apiVersion: 'v1', kind: 'List', items: objects }, dice.percent(50) ? '\t' : undefined)}\n`;
    case 2: return new Writer(dice).document({ apiVersion: 'v1', kind: 'List', items: objects });
    default: {
      const text = objects.map(object => new Writer(dice).document(object)).join(dice.percent(50) ? '---\n' : '--- # next\n\n');
      const ended = dice.percent(30) ? text.replace(/\n+$/, '') : text;
      const [broken, mark] = [dice.percent(30) ? ended.replaceAll('\n', '\r\n') : ended, dice.percent(20) ? '\uFEFF' : ''];
      return `${mark}${broken}`;
    }
  }
}

function json(value: unknown, space?: number | string): string {
  const plain = /"\u0001(.*?)\u0001"/g;
  return JSON.stringify(value, (_, part) => part instanceof Plain ? `\u0001${part.text}\u0001` : part, space)
    .replace(/\\u0001/g, '\u0001').replace(plain, (_, text) => /^(true|false|-?\d+)$/.test(text) ? text : `${/^(on|yes)$/.test(text)}`);
}

/** Writes one document. */
export class Writer {
  private readonly step: number;
  private readonly listStep: number;
  private comments = 0;

  public constructor(private readonly dice: Dice) {
    this.step = dice.percent(70) ? 2 : 4;
    this.listStep = dice.percent(50) ? 0 : 2;
  }

  public document(object: object): string {
    return this.block(object, 0).map(line => `${line}\n`).join('');
  }

  /** The lines of a map or a list. */
  private block(value: any, column: number): string[] {
    const margin = ' '.repeat(column);
    if (Array.isArray(value)) {
      return value.flatMap(entry => {
        const lines = this.entry('-', entry, column);
        return [...this.remarks(margin), ...lines];
      });
    }
    return Object.entries(value).flatMap(([key, entry]) => [...this.remarks(margin), ...this.entry(`${this.key(key)}:`, entry, column)]);
  }

  private entry(head: string, value: any, column: number): string[] {
    const margin = ' '.repeat(column);
    if (typeof value !== 'object' || value === null || value instanceof Plain) { return this.scalarLines(`${margin}${head}`, value, column); }
    if (Object.keys(value).length === 0 || this.dice.percent(15)) { return [`${margin}${head} ${this.flow(value)}${this.remark()}`]; }
    if (head !== '-') { return [`${margin}${head}${this.remark()}`, ...this.block(value, column + (Array.isArray(value) ? this.listStep : this.step))]; }
    const [first, ...rest] = this.block(value, column + 2);
    return first.trim().startsWith('#') ? [`${margin}-`, first, ...rest] : [`${margin}- ${first.slice(column + 2)}`, ...rest];
  }

  private scalarLines(head: string, value: any, column: number): string[] {
    const isText = typeof value === 'string' && /^[\w*/@][\w ./:*@-]*\w$/.test(value) && !head.endsWith('-');
    if (isText && this.dice.percent(8)) { return [`${head} ${this.dice.percent(50) ? '>-' : '|-'}`, `${' '.repeat(column + this.step)}${value}`]; }
    if (typeof value === 'string' && value.includes('\n')) { return [`${head} ${JSON.stringify(value)}`]; }
    return [`${head} ${this.scalar(value, false)}${this.remark()}`];
  }

  private flow(value: any): string {
    if (typeof value !== 'object' || value === null || value instanceof Plain) { return this.scalar(value, true); }
    const space = this.dice.percent(50) ? ' ' : '';
    if (Array.isArray(value)) { return `[${value.map(entry => this.flow(entry)).join(', ')}]`; }
    const entries = Object.entries(value).map(([key, entry]) => `${this.key(key)}: ${this.flow(entry)}`);
    return entries.length === 0 ? '{}' : `{${space}${entries.join(', ')}${this.dice.percent(10) ? ',' : ''}${space}}`;
  }

  private key(key: string): string {
    const chance = this.dice.below(10);
    if (chance === 0) { return JSON.stringify(key); }
    return chance === 1 ? `'${key}'` : key;
  }

  private scalar(value: any, flow: boolean): string {
    const chance = this.dice.below(3);
    if (value instanceof Plain) { return value.text; }
    if (typeof value !== 'string') { return `${value}`; }
    if (chance === 0 && isPlain(value, flow)) { return value; }
    return chance === 1 && !/[\n']/.test(value) ? `'${value}'` : JSON.stringify(value);
  }

  private remarks(margin: string): string[] {
    return [...this.dice.percent(5) ? [''] : [], ...this.dice.percent(10) ? [`${margin}# ${this.comments++} is: "a" {comment}`] : []];
  }

  private remark(): string {
    return this.dice.percent(10) ? `${' '.repeat(1 + this.dice.below(3))}# ${this.comments++}: remark` : '';
  }
}

function isPlain(text: string, flow: boolean): boolean {
  try {
    return (valueOf({ text: flow ? `[ ${text} ]` : `- ${text}`, line: 1, start: 0 }) as unknown[])[0] === text;
  } catch {
    return false;
  }
}
