/**
 * What is in the Secret of a cluster's application.
 *
 * @see https://cloudnative-pg.io/docs/current/applications#secrets
 */
export enum ApplicationSecretKey {
  /** Name of the owner of the application's database. */
  USERNAME = 'username',
  /** The owner's password. */
  PASSWORD = 'password',
  /** Name of the database. Only in a Secret that the operator made. */
  DBNAME = 'dbname',
  /** The read-write service, without namespace. Only in a Secret that the operator made. */
  HOST = 'host',
  /** Port of the service. Only in a Secret that the operator made. */
  PORT = 'port',
  /** A line of a password file. Only in a Secret that the operator made. */
  PGPASS = 'pgpass',
  /** All of it as `postgresql://…`, with `service.namespace` as the host. Only in a Secret that the operator made. */
  URI = 'uri',
  /** All of it as `jdbc:postgresql://…`, with `service.namespace` as the host. Only in a Secret that the operator made. */
  JDBC_URI = 'jdbc-uri',
  /** As `URI`, with the whole domain name of the service as the host. Only in a Secret that the operator made since 1.26.1. */
  FQDN_URI = 'fqdn-uri',
  /** As `JDBC_URI`, with the whole domain name of the service as the host. Only in a Secret that the operator made since 1.26.1. */
  FQDN_JDBC_URI = 'fqdn-jdbc-uri',
}
