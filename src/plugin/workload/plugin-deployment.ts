import { ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { replaceGenerated } from './plain-api-object';

/** How a Deployment differs from what cdk8s-plus would make of it. */
export interface PluginDeploymentOptions {
  readonly metadata: ApiObjectMetadata;
  readonly selectorLabels: Record<string, string>;
  readonly podMetadata: ApiObjectMetadata;
  /** Turns the specification as cdk8s-plus renders it into ours. */
  readonly finish: (spec: any) => any;
}

/**
 * A cdk8s-plus Deployment whose pods are found by labels of their own.
 *
 * cdk8s-plus finds pods by a hash of the construct's path: moving a construct would change a selector, which Kubernetes rejects.
 */
export class PluginDeployment extends kplus.Deployment {
  private readonly selectorLabels: Record<string, string>;

  public constructor(scope: Construct, id: string, props: kplus.DeploymentProps, options: PluginDeploymentOptions) {
    super(scope, id, { ...props, select: false, metadata: options.metadata, podMetadata: options.podMetadata });
    this.selectorLabels = options.selectorLabels;
    this.select(this.podSelector());
    replaceGenerated(this, options.metadata, render => ({
      spec: Lazy.any({ produce: () => options.finish(withoutAddress(render().spec)) }),
    }));
  }

  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { namespace } = this.metadata;
    return { labelSelector: this.podSelector(), namespaces: namespace ? { names: [namespace] } : undefined };
  }

  private podSelector(): kplus.LabelSelector {
    return kplus.LabelSelector.of({ labels: this.selectorLabels });
  }
}

function withoutAddress(spec: any): any {
  const { [kplus.Pod.ADDRESS_LABEL]: _, ...labels } = spec.template.metadata.labels;
  return { ...spec, template: { ...spec.template, metadata: { ...spec.template.metadata, labels } } };
}
