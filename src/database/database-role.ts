import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { RoleClientCertificate } from '../api/database-role';
import { RoleConfiguration } from '../api/managed-roles';
import { ReclaimPolicy } from '../api/reclaim-policy';
import { ICluster } from '../contracts/cluster';
import { clusterSpecOf } from '../resource/cluster-spec';
import { defineResource } from '../resource/define-resource';

/**
 * A role of a cluster: `name` is its name in PostgreSQL. `ensure: ABSENT` is an error: to drop the role, delete the object with
 * `databaseRoleReclaimPolicy: DELETE`.
 */
export interface DatabaseRoleProps extends RoleConfiguration {
  /**
   * The cluster that has the role. Cannot be changed later.
   */
  readonly cluster: ICluster;

  /**
   * Name, namespace, labels and annotations of the DatabaseRole.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The TLS client certificate that the operator issues for the role. Needs `login`.
   *
   * @default - none
   */
  readonly clientCertificate?: RoleClientCertificate;

  /**
   * What happens to the role when the object is deleted.
   *
   * @default ReclaimPolicy.RETAIN
   */
  readonly databaseRoleReclaimPolicy?: ReclaimPolicy;
}

/**
 * A role that the operator creates and changes in a cluster. Needs operator 1.30 or later; older ones have `managed.roles` of the cluster only.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_role_management
 */
export class DatabaseRole extends Construct {
  /** Name of the DatabaseRole object. Its name in PostgreSQL is `roleName`. */
  public readonly name: string;
  /** Namespace of the DatabaseRole object, if known. */
  public readonly namespace?: string;
  /** Name of the role in PostgreSQL: the prop `name`. */
  public readonly roleName: string;
  /** The cluster that has the role. */
  public readonly cluster: ICluster;
  /** Name of the Secret with the role's client certificate, if the operator issues one. */
  public readonly clientCertificateSecretName?: string;

  /**
   * Defines a role.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the DatabaseRole's name if `metadata` has none
   * @param props the cluster, and the role
   * @throws if the API server or the operator would reject the role
   */
  public constructor(scope: Construct, id: string, props: DatabaseRoleProps) {
    super(scope, id);
    const { name, metadata } = defineResource(this, { props, kind: 'DatabaseRole', ...clusterSpecOf(props) });
    this.name = name;
    this.namespace = metadata.namespace;
    this.roleName = props.name;
    this.cluster = props.cluster;
    const { clientCertificate: certificate } = props;
    this.clientCertificateSecretName = certificate && certificate.enabled !== false ? `${name}-client-cert` : undefined;
  }
}
