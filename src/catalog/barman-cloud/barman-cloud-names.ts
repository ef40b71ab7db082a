/**
 * The Helm chart that installed the plugin.
 */
export interface BarmanCloudHelmOptions {
  /**
   * Name of the Helm release.
   *
   * @default 'plugin-barman-cloud'
   */
  readonly releaseName?: string;

  /**
   * The chart's value `fullnameOverride`.
   *
   * @default - the release's name, followed by `-plugin-barman-cloud` unless it contains that
   */
  readonly fullName?: string;

  /**
   * Release of the chart, such as `0.7.0`, for the labels with which Helm marks its objects. Only to reproduce the chart's rendering: Helm does not manage
   * what this library writes.
   *
   * @default - without the labels `helm.sh/chart`, `app.kubernetes.io/version` and `app.kubernetes.io/managed-by`
   */
  readonly chartVersion?: string;
}

/**
 * How the objects of the Barman Cloud plugin are named: as an existing installation has them, these are updated instead of created a second time.
 */
export class BarmanCloudNames {
  /**
   * The names of the manifest that the plugin's releases publish.
   */
  public static publishedManifest(): BarmanCloudNames {
    return new BarmanCloudNames();
  }

  /**
   * The names of the Helm chart `plugin-barman-cloud`.
   *
   * @param options the release, and what was overridden
   */
  public static helmChart(options: BarmanCloudHelmOptions = {}): BarmanCloudNames {
    return new BarmanCloudNames(options);
  }

  private constructor(private readonly helm?: BarmanCloudHelmOptions) {}

  /**
   * The Helm release; undefined for the published manifest.
   *
   * @internal
   */
  public get _helm(): BarmanCloudHelmOptions | undefined {
    return this.helm;
  }
}
