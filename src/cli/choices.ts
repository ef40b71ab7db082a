/** The forms of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'gitlab'] as const;

/** The shells with completion. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The lowest severities that a report can have. */
export const SEVERITIES = ['error', 'warning'] as const;

/** What the command migrate can move manifests to. */
export const MIGRATIONS = ['barman-cloud'] as const;

/** The languages of imported programs. */
export const LANGUAGES = ['typescript', 'python', 'go', 'java', 'csharp'] as const;
