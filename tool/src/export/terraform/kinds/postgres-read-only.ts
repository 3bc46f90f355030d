import { privateIpIn, readOnlyGroupsOf } from '../../../resources/postgres/groups.ts'
import type { PostgresReadOnlyFields } from '../../../resources/postgres-read-only.ts'
import type { Argument } from '../block.ts'
import { attributeOf, type Exported, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_postgresql_readonly_instance'

export const postgresReadOnly: Exporter<PostgresReadOnlyFields> = {
  kind: 'postgres-read-only',
  type,
  blocks: async (resource, scope) => {
    const { label, id, name, tags, fields } = resource
    const { refer, idOf } = scope
    return [
      {
        type,
        name: label,
        id,
        arguments: {
          name,
          zone: fields.zone,
          master_db_instance_id: refer(fields.master),
          read_only_group_id: idOf(fields.group) ?? refer(fields.group),
          db_version: refer(fields.master, 'engine_version'),
          instance_charge_type: 'POSTPAID_BY_HOUR',
          cpu: fields.cpu,
          memory: fields.memory,
          storage: fields.storage,
          vpc_id: refer(fields.vpc),
          subnet_id: refer(fields.subnet),
          security_groups_ids: fields.securityGroups.map((group) => refer(group)),
          project_id: 0,
          tags,
        },
      },
      {
        type: 'tencentcloud_postgresql_instance_ssl_config',
        name: label,
        id,
        arguments: {
          db_instance_id: attributeOf(type, label),
          ssl_enabled: fields.ssl,
          connect_address: await protectedAddress(resource, scope),
        },
      },
    ]
  },
}

/** The address of the group, of which the provider does not tell: until there is one, the instance's own. */
async function protectedAddress(
  { label, fields }: Exported<PostgresReadOnlyFields>,
  { context, idOf }: Scope,
): Promise<Argument> {
  const master = idOf(fields.master)
  const groups = master === undefined ? [] : await readOnlyGroupsOf(context, master)
  const group = groups.find(({ ReadOnlyGroupId }) => ReadOnlyGroupId === idOf(fields.group))
  return privateIpIn(group?.DBInstanceNetInfo) || attributeOf(type, label, 'private_access_ip')
}
