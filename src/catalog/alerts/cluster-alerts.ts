import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterAlertsProps } from './cluster-alerts-props';
import type * as rules from './rules';
import { defineObject } from '../../kubernetes/define-object';

/**
 * Alerts about a cluster, for the operator of Prometheus: archiving of WAL, backups, replication, storage, fencing, and the certificates of its plugins.
 *
 * Prometheus must also read the metrics of kubelets (storage) and of cert-manager (certificates).
 *
 * @see https://cloudnative-pg.io/docs/current/monitoring
 */
export class ClusterAlerts extends Construct {
  /** The PrometheusRule. */
  public readonly rule: ApiObject;
  /** The PodMonitor, if there is one. */
  public readonly podMonitor?: ApiObject;

  /**
   * Defines the alerts.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param props the cluster, and the limits
   */
  public constructor(scope: Construct, id: string, props: ClusterAlertsProps) {
    super(scope, id);
    const { clusterName, namespace, operator: { distribution } } = props.cluster;
    const metadata = { name: clusterName, namespace, ...props.metadata };
    const apiVersion = 'monitoring.coreos.com/v1';
    if (props.podMonitor ?? true) {
      const matchLabels = { [distribution.key('cluster')]: clusterName, [distribution.key('podRole')]: 'instance' };
      const spec = {
        selector: { matchLabels },
        podMetricsEndpoints: [{ port: 'metrics' }],
        ...namespace !== undefined && metadata.namespace !== namespace ? { namespaceSelector: { matchNames: [namespace] } } : {},
      };
      this.podMonitor = defineObject(this, 'PodMonitor', { apiVersion, kind: 'PodMonitor', metadata, spec });
    }
    const groups = [{ name: clusterName, rules: loadRules().rulesOf(props) }];
    this.rule = defineObject(this, 'Rule', { apiVersion, kind: 'PrometheusRule', metadata, spec: { groups } });
  }
}

/** Loads the rules with the first alerts. */
function loadRules(): typeof rules {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./rules');
}
