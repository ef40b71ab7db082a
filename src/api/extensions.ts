import * as kubernetes from './kubernetes';

/**
 * An environment variable that an extension needs.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ExtensionEnvVar {
  /**
   * Name of the variable: letters, digits and underscores, not starting with a digit.
   */
  readonly name: string;

  /**
   * Value of the variable. Must not be empty. `${image_root}` is replaced with the directory where the extension's image is mounted, and `$${…}`
   * with a literal `${…}`. The operator rejects any other placeholder.
   */
  readonly value: string;
}

/**
 * A PostgreSQL extension in its own image, which is mounted into each instance. Needs operator 1.27 or later, PostgreSQL 18 or later, and a
 * Kubernetes cluster that supports image volumes.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ExtensionConfiguration {
  /**
   * Name of the extension: 1 to 59 lower-case letters, digits, `-` and `_`, with a letter or digit at both ends, unique in the cluster even if
   * `_` is replaced with `-`. Underscores need operator 1.28.1 or later (CloudNativePG: also from 1.27.3).
   */
  readonly name: string;

  /**
   * Directories of the image to add to `PATH`, relative to its root. Needs operator 1.29 or later (CloudNativePG: also from 1.27.4 and 1.28.2).
   *
   * @default - none
   */
  readonly binPath?: string[];

  /**
   * Directories of the image with the extension's libraries, relative to its root.
   *
   * @default - `lib`
   */
  readonly dynamicLibraryPath?: string[];

  /**
   * Environment variables for PostgreSQL. Changes take effect after a manual restart of the cluster. Needs operator 1.29 or later (CloudNativePG:
   * also from 1.27.4 and 1.28.2).
   *
   * @default - none
   */
  readonly env?: ExtensionEnvVar[];

  /**
   * Directories of the image with the extension's control files, relative to its root.
   *
   * @default - `share`
   */
  readonly extensionControlPath?: string[];

  /**
   * Image with the extension.
   *
   * @default - the image for this name in the cluster's image catalog, with operator 1.29 or later (CloudNativePG: also from 1.27.4 and 1.28.2);
   * otherwise the image must be set
   */
  readonly image?: kubernetes.ImageVolumeSource;

  /**
   * Directories of the image with system libraries that the extension needs, relative to its root.
   *
   * @default - none
   */
  readonly ldLibraryPath?: string[];
}
