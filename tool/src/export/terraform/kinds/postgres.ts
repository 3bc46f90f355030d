import { adminName, type PostgresFields } from '../../../resources/postgres.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exported, type Exporter, ignoredTags, type Scope } from '../exporter.ts'

const type = 'tencentcloud_postgresql_instance'

/** The provider has the instance, its accounts, its databases and each of its settings as blocks of their own. */
export const postgres: Exporter<PostgresFields> = {
  kind: 'postgres',
  type,
  blocks: (resource, scope) => [
    instance(resource, scope),
    ...settings(resource),
    ...accounts(resource, scope),
    ...databases(resource),
  ],
}

function instance({ key, label, id, name, tags, fields }: Exported<PostgresFields>, scope: Scope): Block {
  const { refer, secret } = scope
  return {
    type,
    name: label,
    id,
    arguments: {
      name,
      availability_zone: fields.zone,
      db_node_set: [
        { role: 'Primary', zone: fields.zone },
        { role: 'Standby', zone: fields.standbyZone },
      ],
      db_major_version: fields.version,
      charge_type: 'POSTPAID_BY_HOUR',
      charset: 'UTF8',
      cpu: fields.cpu,
      memory: fields.memory,
      storage: fields.storage,
      vpc_id: refer(fields.vpc),
      subnet_id: refer(fields.subnet),
      security_groups: fields.securityGroups.map((group) => refer(group)),
      root_user: adminName,
      root_password: secret(`${key}/admin`),
      delete_protection: fields.protection,
      tags,
    },
    ignoreChanges: ['root_password', ...ignoredTags],
  }
}

function settings({ label, id, fields }: Exported<PostgresFields>): Block[] {
  const { backup, parameters, ssl } = fields
  const db_instance_id = attributeOf(type, label)
  const [begin, end] = backup.window.split('-')
  return [
    {
      type: 'tencentcloud_postgresql_instance_ssl_config',
      name: label,
      id,
      arguments: {
        db_instance_id,
        ssl_enabled: ssl,
        connect_address: attributeOf(type, label, 'private_access_ip'),
      },
    },
    {
      type: 'tencentcloud_postgresql_backup_plan_config',
      name: label,
      id,
      arguments: {
        db_instance_id,
        backup_period: backup.days,
        min_backup_start_time: `${begin}:00`,
        max_backup_start_time: `${end}:00`,
        base_backup_retention_period: backup.retention,
        log_backup_retention_period: backup.retention,
      },
    },
    {
      type: 'tencentcloud_postgresql_parameters',
      name: label,
      id,
      arguments: {
        db_instance_id,
        param_list: Object.entries(parameters).map(([name, value]) => ({ name, expected_value: value })),
      },
    },
  ]
}

function accounts({ key, label, id, fields }: Exported<PostgresFields>, { secret }: Scope): Block[] {
  return Object.entries(fields.accounts)
    .filter(([user]) => user !== adminName)
    .map(([user, accountType]) => ({
      type: 'tencentcloud_postgresql_account',
      name: `${label}_${user}`,
      id: id && `${id}#${user}`,
      arguments: {
        db_instance_id: attributeOf(type, label),
        user_name: user,
        type: accountType,
        password: secret(`${key}/${user}`),
      },
      ignoreChanges: ['password'],
    }))
}

function databases({ label, id, fields }: Exported<PostgresFields>): Block[] {
  return Object.entries(fields.databases).map(([database, owner]) => ({
    type: 'tencentcloud_postgresql_database',
    name: `${label}_${database}`,
    id: id && `${id}#${database}`,
    arguments: {
      db_instance_id: attributeOf(type, label),
      database_name: database,
      database_owner:
        owner in fields.accounts && owner !== adminName
          ? attributeOf('tencentcloud_postgresql_account', `${label}_${owner}`, 'user_name')
          : owner,
      encoding: 'UTF8',
    },
  }))
}
