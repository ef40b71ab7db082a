/** Settings in `postgresql.conf` that only the operator may set. */
export const FIXED_PARAMETERS: ReadonlySet<string> = new Set([
  'allow_system_table_mods', 'archive_cleanup_command', 'archive_command', 'bonjour', 'bonjour_name', 'cluster_name', 'config_file', 'data_directory',
  'data_sync_retry', 'event_source', 'external_pid_file', 'hba_file', 'hot_standby', 'ident_file', 'jit_provider', 'listen_addresses', 'log_destination',
  'log_directory', 'log_file_mode', 'log_filename', 'log_rotation_age', 'log_rotation_size', 'log_truncate_on_rotation', 'logging_collector',
  'pg_failover_slots.primary_dsn', 'port', 'primary_conninfo', 'primary_slot_name', 'promote_trigger_file', 'recovery_end_command',
  'recovery_min_apply_delay', 'recovery_target', 'recovery_target_action', 'recovery_target_inclusive', 'recovery_target_lsn', 'recovery_target_name',
  'recovery_target_time', 'recovery_target_timeline', 'recovery_target_xid', 'restart_after_crash', 'restore_command', 'shared_preload_libraries', 'ssl',
  'ssl_ca_file', 'ssl_cert_file', 'ssl_crl_file', 'ssl_dh_params_file', 'ssl_key_file', 'ssl_passphrase_command',
  'ssl_passphrase_command_supports_reload', 'ssl_prefer_server_ciphers', 'stats_temp_directory', 'synchronous_standby_names', 'syslog_facility',
  'syslog_ident', 'syslog_sequence_numbers', 'syslog_split_messages', 'temp_tablespaces', 'unix_socket_directories', 'unix_socket_group',
  'unix_socket_permissions',
]);

/** Settings that only the operator may set since release 1.27. */
export const NEWER_FIXED_PARAMETERS: ReadonlySet<string> = new Set(['pg_failover_slots.standby_slot_names', 'synchronized_standby_slots']);

/** Settings that users can set since operator 1.28.5, 1.29.3 and 1.30.1. */
export const ONCE_FIXED_PARAMETERS: ReadonlySet<string> = new Set(['ssl_ecdh_curve']);

/** The values that the operator sets. Users may set the same values. */
export const FIXED_VALUES: ReadonlyMap<string, string> = new Map([
  ['log_destination', 'csvlog'], ['log_directory', '/controller/log'], ['log_filename', 'postgres'], ['log_rotation_age', '0'],
  ['log_rotation_size', '0'], ['log_truncate_on_rotation', 'false'], ['logging_collector', 'on'], ['shared_preload_libraries', ''],
]);

/** The fields of a Cluster to use instead of such a setting, with the names used in both props and manifests. */
export const FIELDS_FOR_FIXED_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['archive_command', 'a WAL archiver in plugins'],
  ['hba_file', 'postgresql.pg_hba (pgHba in a program)'],
  ['ident_file', 'postgresql.pg_ident (pgIdent in a program)'],
  ['recovery_min_apply_delay', 'replica.minApplyDelay'],
  ...['lsn', 'name', 'time', 'timeline', 'xid'].map((suffix): [string, string] => [`recovery_target_${suffix}`, 'bootstrap.recovery.recoveryTarget']),
  ['recovery_target', 'bootstrap.recovery.recoveryTarget'],
  ['recovery_target_inclusive', 'bootstrap.recovery.recoveryTarget.exclusive'],
  ['shared_preload_libraries', 'postgresql.shared_preload_libraries (sharedPreloadLibraries in a program)'],
  ['ssl_ca_file', 'certificates'],
  ['ssl_cert_file', 'certificates'],
  ['ssl_key_file', 'certificates'],
  ['synchronized_standby_slots', 'replicationSlots.highAvailability.synchronizeLogicalDecoding'],
  ['synchronous_standby_names', 'postgresql.synchronous'],
  ['temp_tablespaces', 'tablespaces with temporary: true'],
]);
