import type * as kplus from 'cdk8s-plus-28';
import { PluginOptions } from '../plugin-props';
import { PluginTls } from '../tls/plugin-tls';

/**
 * The published manifest of a standalone plugin, and what to change in it.
 */
export interface PluginManifestProps extends PluginOptions {
  /**
   * Path of the file, with all objects of the plugin. Addresses are not downloaded.
   */
  readonly path: string;

  /**
   * Name of the plugin. An error is raised if the file does not contain it.
   *
   * @default - the only plugin in the file
   */
  readonly pluginName?: string;

  /**
   * Mirrors of the registries from which images are pulled: hosts to what replaces them, such as `ghcr.io` to `registry.my-org.io/ghcr`. `docker.io` also
   * stands for images without a host.
   *
   * They replace the hosts in images of containers, and in variables, ConfigMaps and Secrets whose names end with `IMAGE`.
   *
   * @default - none
   */
  readonly registries?: Record<string, string>;

  /**
   * Image of the plugin's container, with its tag or digest.
   *
   * @default - that of the file
   */
  readonly image?: string;

  /**
   * Secrets, of the operator's namespace, with credentials for the registry: added to those of the file.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Where the certificates come from. Certificates and Issuers of the file that only serve the same purpose are omitted.
   *
   * @default - from where the file has them
   */
  readonly tls?: PluginTls;

  /**
   * Objects that are omitted, as `<kind>/<name>`: `ConfigMap/cnpg-controller-manager-config`. An error is raised if the file does not contain one.
   *
   * @default - none
   */
  readonly exclude?: string[];
}
