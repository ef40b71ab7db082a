/**
 * A text that something fills in before anybody applies the object: Flux, envsubst or Helm.
 *
 * What it will be is unknown, unless it has a default: then it is judged as that, by the type that the reader expects.
 */
export class Placeholder {
  public constructor(private readonly text: string, public readonly fallback?: string) {}

  public toString(): string {
    return this.text;
  }

  public toJSON(): string {
    return this.text;
  }
}

/** `${NAME}`, with or without a default. The operator itself knows ${podselector:…} and ${image_root}. */
const BRACED = /(?<!\$)\$\{(?!image_root\})(\w+)(?::?([-=?+])([^}]*))?\}/g;

/** `$NAME`, as envsubst knows it: in a single word only, since scripts are full of such names. */
const BARE = /^[\w./:@-]*(?<!\$)\$[A-Za-z_]\w*[\w./:@-]*$/;

/** A copy of a manifest in which placeholders stand for the texts that are filled in; the manifest itself where there are none. */
export function withPlaceholders(manifest: unknown): any {
  return replaceIn(manifest, new Map());
}

/** Anchors let YAML use one part in many places, and in itself: each is looked at once. */
function replaceIn(value: any, known: Map<unknown, unknown>): any {
  if (typeof value === 'string') {
    return value.includes('$') || value.includes('{{') ? placeholderOf(value) : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (!known.has(value)) {
    known.set(value, value);
    known.set(value, replaceEntries(value, known));
  }
  return known.get(value);
}

function replaceEntries(value: any, known: Map<unknown, unknown>): any {
  if (Array.isArray(value)) {
    const entries = value.map(entry => replaceIn(entry, known));
    return entries.some((entry, index) => entry !== value[index]) ? entries : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const entries = Object.entries(value).map(([key, entry]) => [key, replaceIn(entry, known)] as const);
  return entries.some(([key, entry]) => entry !== value[key]) ? Object.fromEntries(entries) : value;
}

function placeholderOf(text: string): string | Placeholder {
  const found = [...text.matchAll(BRACED)];
  if (found.length === 0 && !text.includes('{{') && !BARE.test(text)) {
    return text;
  }
  const hasDefaults = found.length > 0 && !text.includes('{{') && found.every(([, , operator]) => operator === '-' || operator === '=');
  return new Placeholder(text, hasDefaults ? text.replace(BRACED, (...[, , , fallback]) => fallback) : undefined);
}
