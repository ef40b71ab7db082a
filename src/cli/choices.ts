/** The forms of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'gitlab'] as const;

/** The lowest severities that a report can have. */
export const SEVERITIES = ['error', 'warning'] as const;
