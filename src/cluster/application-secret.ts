/**
 * The keys in the Secret of a cluster's application.
 *
 * @see https://cloudnative-pg.io/docs/current/applications#secrets
 */
export enum ApplicationSecretKey {
  /** Name of the owner of the application's database. */
  USERNAME = 'username',
  /** The owner's password. */
  PASSWORD = 'password',
  /** Name of the database. Only in a Secret that the operator creates. */
  DBNAME = 'dbname',
  /** The read-write service, without namespace. Only in a Secret that the operator creates. */
  HOST = 'host',
  /** Port of the service. Only in a Secret that the operator creates. */
  PORT = 'port',
  /** A line of a password file. Only in a Secret that the operator creates. */
  PGPASS = 'pgpass',
  /** The whole connection as `postgresql://…`, with `service.namespace` as the host. Only in a Secret that the operator creates. */
  URI = 'uri',
  /** The whole connection as `jdbc:postgresql://…`, with `service.namespace` as the host. Only in a Secret that the operator creates. */
  JDBC_URI = 'jdbc-uri',
  /** As `URI`, with the fully qualified domain name of the service as the host. Only in a Secret that the operator creates, from 1.26.1 on. */
  FQDN_URI = 'fqdn-uri',
  /** As `JDBC_URI`, with the fully qualified domain name of the service as the host. Only in a Secret that the operator creates, from 1.26.1 on. */
  FQDN_JDBC_URI = 'fqdn-jdbc-uri',
}
