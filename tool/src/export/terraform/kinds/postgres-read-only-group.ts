import type { PostgresReadOnlyGroupFields } from '../../../resources/postgres-read-only-group.ts'
import type { Exporter } from '../exporter.ts'

const type = 'tencentcloud_postgresql_readonly_group'

/**
 * The provider cannot import a group, and would make a second one: one that exists is left out, and those that speak
 * of it say its id.
 */
export const postgresReadOnlyGroup: Exporter<PostgresReadOnlyGroupFields> = {
  kind: 'postgres-read-only-group',
  type,
  blocks: ({ label, id, name, fields }, { refer }) =>
    id === undefined
      ? [
          {
            type,
            name: label,
            arguments: {
              master_db_instance_id: refer(fields.master),
              name,
              project_id: 0,
              vpc_id: refer(fields.vpc),
              subnet_id: refer(fields.subnet),
              security_groups_ids: fields.securityGroups.map((group) => refer(group)),
              replay_lag_eliminate: fields.maxLag > 0 ? 1 : 0,
              replay_latency_eliminate: fields.maxBacklog > 0 ? 1 : 0,
              max_replay_lag: fields.maxLag,
              max_replay_latency: fields.maxBacklog,
              min_delay_eliminate_reserve: fields.reserve,
            },
          },
        ]
      : [],
}
