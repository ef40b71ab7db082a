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
   * Value of the variable, not empty. `${image_root}` stands for the directory where the extension's image is mounted, and
   * `$${…}` for a literal `${…}`; the operator refuses any other placeholder.
   */
  readonly value: string;
}

/**
 * A PostgreSQL extension in an image of its own, mounted into every instance. Needs operator 1.27 or later, PostgreSQL 18 and
 * a Kubernetes that mounts images as volumes.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ExtensionConfiguration {
  /**
   * Name of the extension: 1 to 59 lower-case letters, digits, `-` and `_`, with a letter or digit at both ends, unique in
   * the cluster even with `-` in place of `_`. Underscores need operator 1.28.1 or later (CloudNativePG: also from
   * 1.27.3).
   */
  readonly name: string;

  /**
   * Directories of the image to add to `PATH`, relative to its root. Needs operator 1.29 or later (CloudNativePG: also
   * from 1.27.4 and 1.28.2).
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
   * Environment variables for PostgreSQL. A change takes effect when the cluster is restarted by hand. Needs operator 1.29 or
   * later (CloudNativePG: also from 1.27.4 and 1.28.2).
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
   * The image.
   *
   * @default - the one that the cluster's image catalog has for this name, from operator 1.29 (CloudNativePG: also from 1.27.4 and
   * 1.28.2); otherwise it must be stated
   */
  readonly image?: kubernetes.ImageVolumeSource;

  /**
   * Directories of the image with system libraries that the extension needs, relative to its root.
   *
   * @default - none
   */
  readonly ldLibraryPath?: string[];
}
