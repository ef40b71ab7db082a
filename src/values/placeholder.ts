/**
 * A text that Flux, envsubst or Helm substitute before the object is applied, or that SOPS decrypts.
 *
 * Its final value is unknown, unless it has a default: then the default is validated, as a value of the expected type.
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

/** `${NAME}`, with or without a default. The operator itself replaces ${podselector:…} and ${image_root}. */
const BRACED = /(?<!\$)\$\{(?!image_root\})(\w+)(?::?([-=?+])([^}]*))?\}/g;

/** `$NAME`, as in envsubst. Only in a single word, since scripts contain many such names. */
const BARE = /^[\w./:@-]*(?<!\$)\$[A-Za-z_]\w*[\w./:@-]*$/;

/** A value that SOPS has encrypted. */
const ENCRYPTED = /^ENC\[AES256_GCM,data:.*\]$/s;

/** A copy of a manifest with placeholders for the texts that are substituted; the manifest itself if there are none. */
export function withPlaceholders(manifest: unknown): any {
  return replaceIn(manifest, new Map());
}

/** Replaces each part once: with anchors, YAML can reuse a part, even inside itself. */
function replaceIn(value: any, known: Map<unknown, unknown>): any {
  if (typeof value === 'string') {
    if (ENCRYPTED.test(value)) { return new Placeholder(value); }
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

/** Whether a name, or the key of a map, is known: no part of it is substituted before the object is applied. */
export function isKnownText(text: string): boolean {
  return typeof placeholderOf(text) === 'string';
}

function placeholderOf(text: string): string | Placeholder {
  const found = [...text.matchAll(BRACED)];
  if (found.length === 0 && !text.includes('{{') && !BARE.test(text)) {
    return text;
  }
  const hasDefaults = found.length > 0 && !text.includes('{{') && found.every(([, , operator]) => operator === '-' || operator === '=');
  return new Placeholder(text, hasDefaults ? text.replace(BRACED, (...[, , , fallback]) => fallback) : undefined);
}
