/** The releases of the operator since which a Pooler accepts a parameter of PgBouncer, for those that 1.26.0 does not accept; see `hasFeature`. */
const LATER: Readonly<Record<string, string[]>> = {
  auth_type: ['1.26.2', '1.27.1', '1.28.0'],
  auth_user: ['1.28.5', '1.29.3', '1.30.1'],
  client_tls13_ciphers: ['1.27.4', '1.28.2', '1.29.0'],
  client_tls_ciphers: ['1.27.4', '1.28.2', '1.29.0'],
  client_tls_sslmode: ['1.26.2', '1.27.1', '1.28.0'],
  server_tls13_ciphers: ['1.27.4', '1.28.2', '1.29.0'],
  server_tls_sslmode: ['1.26.2', '1.27.1', '1.28.0'],
};

const ALWAYS = [
  'application_name_add_host', 'autodb_idle_timeout', 'cancel_wait_timeout', 'client_idle_timeout', 'client_login_timeout', 'default_pool_size',
  'disable_pqexec', 'dns_max_ttl', 'dns_nxdomain_ttl', 'idle_transaction_timeout', 'ignore_startup_parameters', 'listen_backlog', 'log_connections',
  'log_disconnections', 'log_pooler_errors', 'log_stats', 'max_client_conn', 'max_db_connections', 'max_packet_size', 'max_prepared_statements',
  'max_user_connections', 'min_pool_size', 'pkt_buf', 'query_timeout', 'query_wait_timeout', 'reserve_pool_size', 'reserve_pool_timeout', 'sbuf_loopcnt',
  'server_check_delay', 'server_check_query', 'server_connect_timeout', 'server_fast_close', 'server_idle_timeout', 'server_lifetime',
  'server_login_retry', 'server_reset_query', 'server_reset_query_always', 'server_round_robin', 'server_tls_ciphers', 'server_tls_protocols',
  'stats_period', 'suspend_timeout', 'tcp_defer_accept', 'tcp_keepalive', 'tcp_keepcnt', 'tcp_keepidle', 'tcp_keepintvl', 'tcp_socket_buffer',
  'tcp_user_timeout', 'track_extra_parameters', 'verbose',
];

/** The parameters of PgBouncer that a Pooler accepts in any release, each with its first releases. */
export const PGBOUNCER_PARAMETERS: Readonly<Record<string, string[]>> = { ...Object.fromEntries(ALWAYS.map(name => [name, ['1.26.0']])), ...LATER };
