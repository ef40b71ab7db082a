/**
 * Log level of an instance.
 */
export enum LogLevel {
  /** Errors. */
  ERROR = 'error',
  /** Warnings and errors. */
  WARNING = 'warning',
  /** Also informational messages. */
  INFO = 'info',
  /** Also debug messages. */
  DEBUG = 'debug',
  /** All messages. */
  TRACE = 'trace',
}
