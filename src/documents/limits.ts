import { ProblemError } from './problem';

/** What bounds the time and memory of a run. */
export interface Limits {
  /** Files and directories of a run. */
  readonly 'files': number;
  /** Bytes of a run. */
  readonly 'input-size': number;
  /** Kubernetes objects and other documents of a run. */
  readonly 'objects': number;
  /** Characters of a document, with all that its aliases repeat. */
  readonly 'document-size': number;
  /** Keys and list entries of a document, with all that its aliases and merges repeat. */
  readonly 'entries': number;
  /** Aliases of a document. */
  readonly 'aliases': number;
  /** Levels of nesting in a document. */
  readonly 'depth': number;
  /** Findings of a report. */
  readonly 'findings': number;
}

/**
 * Far above what real input has: a Kubernetes object has at most some 3 MB, and the deepest real manifests are the schemas in CRDs, with some 60 levels.
 */
export const DEFAULT_LIMITS: Limits = {
  'files': 100_000,
  'input-size': 200_000_000,
  'objects': 200_000,
  'document-size': 10_000_000,
  'entries': 500_000,
  'aliases': 1_000,
  'depth': 300,
  'findings': 20_000,
};

/** The parser's stack overflows at some 700 levels. */
export const MAX_DEPTH = 500;

const COUNTED: Readonly<Record<keyof Limits, string>> = {
  'files': 'files and directories',
  'input-size': 'bytes of input',
  'objects': 'objects and other documents',
  'document-size': 'characters in a document, with those that aliases repeat',
  'entries': 'keys and list entries in a document, with those that aliases repeat',
  'aliases': 'aliases in a document',
  'depth': 'levels of nesting',
  'findings': 'findings',
};

/** The problem that a limit is exceeded, and what follows from it. */
export function exceeded(name: keyof Limits, limits: Limits, consequence = '', line?: number): ProblemError {
  const limit = limits[name];
  const hint = name === 'depth' && limit >= MAX_DEPTH ? undefined : `if this is intended, raise the limit with --limit ${name}=NUMBER`;
  return new ProblemError(`more than ${limit} ${COUNTED[name]}${consequence}`, hint, line);
}
