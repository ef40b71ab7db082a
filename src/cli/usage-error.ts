/** An invalid command line; the message contains the fix. */
export class UsageError extends Error {}
