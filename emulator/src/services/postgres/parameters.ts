import type { ParamInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../engine/world.ts'
import { type Instance, instances } from './model.ts'
import { query } from './server.ts'

/** A row of pg_settings: https://www.postgresql.org/docs/15/view-pg-settings.html */
interface Setting {
  readonly name: string
  readonly vartype: 'bool' | 'enum' | 'integer' | 'real' | 'string'
  readonly unit: string | null
  readonly setting: string
  readonly boot_val: string | null
  readonly min_val: string | null
  readonly max_val: string | null
  readonly enumvals: string[] | null
  readonly short_desc: string
  readonly category: string
  readonly context: string
}

/** What the service sets by itself, and what would let a user's parameter reach the machine below. */
const managedCategories = [
  'Connections and Authentication / SSL',
  'Developer Options',
  'File Locations',
  'Preset Options',
  'Replication / Standby Servers',
  'Reporting and Logging / Where to Log',
  'Write-Ahead Log / Archive Recovery',
  'Write-Ahead Log / Archiving',
  'Write-Ahead Log / Recovery Target',
]
const managedNames =
  '^(listen_addresses|port|log_line_prefix|log_timezone|bonjour.*|unix_socket_.*|.*_preload_libraries|dynamic_library_path|jit_provider)$'

/** The parameters that users may change, as the server knows them; the cloud writes all names in lower case. */
export function readSettings(world: World, instance: Instance): Promise<Setting[]> {
  return query<Setting>(
    world,
    instance,
    `SELECT lower(name) AS name, vartype, unit, setting, boot_val, min_val, max_val, enumvals, short_desc, category, context
     FROM pg_settings
     WHERE context <> 'internal' AND category <> ALL ($1) AND name !~ $2
     ORDER BY lower(name)`,
    [managedCategories, managedNames],
  )
}

/**
 * A standby must have at least as much of these as its primary, or it stops replaying:
 * https://www.postgresql.org/docs/15/hot-standby.html#HOT-STANDBY-ADMIN
 */
const atLeastAsPrimary = [
  'max_connections',
  'max_locks_per_transaction',
  'max_prepared_transactions',
  'max_wal_senders',
  'max_worker_processes',
]

/** Raises what a read-only instance has too little of; the values take effect with its restart. */
export async function keepUpWithMaster(world: World, instance: Instance): Promise<void> {
  for (const [name, amount] of await shortfalls(world, instance)) {
    await query(world, instance, `ALTER SYSTEM SET ${name} = ${amount}`)
  }
}

/** What a read-only instance has too little of, with the amount that its master has. */
export async function shortfalls(world: World, instance: Instance): Promise<[string, number][]> {
  const master = instances(world).get(instance.masterId ?? '')
  if (!master) return []
  const read = async (from: Instance) => {
    const text = 'SELECT name, setting::int AS amount FROM pg_settings WHERE name = ANY ($1)'
    const rows = await query<{ name: string; amount: number }>(world, from, text, [atLeastAsPrimary])
    return new Map(rows.map(({ name, amount }) => [name, amount]))
  }
  const own = await read(instance)
  return [...(await read(master))].filter(([name, amount]) => (own.get(name) ?? 0) < amount)
}

export function describeSetting(setting: Setting, index: number): ParamInfo {
  const { min_val, max_val, enumvals } = setting
  return {
    ID: index + 1,
    Name: setting.name,
    ParamValueType: setting.vartype,
    Unit: setting.unit ?? '',
    DefaultValue: written(setting, setting.boot_val ?? ''),
    CurrentValue: written(setting, setting.setting),
    ...(min_val !== null && { Min: Number(min_val) }),
    ...(max_val !== null && { Max: Number(max_val) }),
    ...(enumvals !== null && { EnumValue: enumvals }),
    ParamDescriptionEN: setting.short_desc,
    NeedReboot: setting.context === 'postmaster',
    ClassificationEN: setting.category,
  }
}

/** The cloud writes `true` and `false` where PostgreSQL writes `on` and `off`. */
function written({ vartype }: Setting, value: string): string {
  return vartype === 'bool' ? String(value === 'on') : value
}
