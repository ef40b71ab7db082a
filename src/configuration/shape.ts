/** A text. */
export interface TextShape {
  readonly type: 'text';
  /** The meaning, in a sentence. */
  readonly about: string;
  /** All values, if there are few. */
  readonly choices?: readonly string[];
  /** What is expected instead of an invalid text; nothing if it is valid. */
  readonly expected?: (text: string) => string | undefined;
  /** Whether the empty text is valid. */
  readonly mayBeEmpty?: boolean;
  /** A valid one. */
  readonly example?: string;
}

/** A number of things, from 1 on. */
export interface CountShape {
  readonly type: 'count';
  readonly about: string;
}

/** A map with certain keys. */
export interface KeysShape {
  readonly type: 'keys';
  readonly about: string;
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** A map whose keys are names. */
export interface EntriesShape {
  readonly type: 'entries';
  readonly about: string;
  readonly key: TextShape;
  readonly entry: Shape;
  readonly most: number;
}

export interface ListShape {
  readonly type: 'list';
  readonly about: string;
  readonly entry: Shape;
  readonly most: number;
}

/** What a part of a configuration must be. The reader and the JSON schema are derived from it. */
export type Shape = TextShape | CountShape | KeysShape | EntriesShape | ListShape;
