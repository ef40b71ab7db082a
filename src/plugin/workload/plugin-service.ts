import { ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { replaceGenerated } from './plain-api-object';

/**
 * A cdk8s-plus Service with the fields that cdk8s-plus-28 does not support.
 */
export class PluginService extends kplus.Service {
  public constructor(scope: Construct, id: string, props: kplus.ServiceProps, metadata: ApiObjectMetadata, further: Record<string, any>) {
    super(scope, id, { ...props, metadata });
    replaceGenerated(this, metadata, render => ({
      spec: Lazy.any({
        produce: () => {
          const { externalIPs, ...spec } = render().spec;
          return { ...spec, externalIPs: externalIPs?.length ? externalIPs : undefined, ...further };
        },
      }),
    }));
  }
}
