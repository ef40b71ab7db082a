import { PoolerProps } from './pooler-props';
import { toApiNames } from '../api/renamed-keys';
import { toApiPorts } from '../api/target-ports';
import { whenResolved } from '../api/when-resolved';
import { loadPlus } from '../kubernetes/load-plus';

/** The `spec` of a Pooler with the operator's names. */
export function renderPooler({ cluster, metadata, template, deploymentStrategy, pgbouncer, ...rest }: PoolerProps): Record<string, unknown> {
  const { apiGroup } = cluster.operator.distribution;
  return toApiPorts(toApiNames({
    cluster: { name: cluster.clusterName },
    ...rest,
    pgbouncer: whenResolved(pgbouncer, spec => spec && {
      ...spec, imageCatalogRef: whenResolved(spec.imageCatalogRef, ref => ref && { apiGroup, ...ref }),
    }),
    deploymentStrategy: whenResolved(deploymentStrategy, strategy => strategy && loadPlus().k8s.toJson_DeploymentStrategy(strategy)),
    template: whenResolved(template, one => one && loadPlus().k8s.toJson_PodTemplateSpec(one)),
  }, whenResolved, 'Pooler'), 'Pooler');
}
