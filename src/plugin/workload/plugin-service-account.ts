import { ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { replaceGenerated } from './plain-api-object';

/**
 * A cdk8s-plus ServiceAccount whose token reaches pods only where the plugin has something to do with it.
 */
export class PluginServiceAccount extends kplus.ServiceAccount {
  public constructor(scope: Construct, id: string, metadata: ApiObjectMetadata, needsToken: () => boolean) {
    super(scope, id, { metadata });
    replaceGenerated(this, metadata, render => ({
      secrets: Lazy.any({ produce: () => render().secrets }),
      automountServiceAccountToken: Lazy.any({ produce: () => needsToken() ? undefined : false }),
    }));
  }
}
