/**
 * How much an instance logs.
 */
export enum LogLevel {
  /** Errors. */
  ERROR = 'error',
  /** Warnings too. */
  WARNING = 'warning',
  /** What happens, too. */
  INFO = 'info',
  /** What helps to find a fault, too. */
  DEBUG = 'debug',
  /** Everything. */
  TRACE = 'trace',
}
