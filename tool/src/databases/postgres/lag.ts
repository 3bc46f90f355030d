/** SQL: whether a standby hears from its primary at all, be it that nothing is written there. */
export const hears = 'exists (select from pg_stat_wal_receiver)'

/**
 * SQL: how many seconds old what a standby has may be, null on a primary. One that has done all that it heard is only
 * up to date for as long as it hears something.
 */
export const secondsBehind = `case
    when not pg_is_in_recovery() then null
    when ${hears} and pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
    else extract(epoch from clock_timestamp()
      - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) end`
