import type { Fields, Observed } from '../plan/model.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { cloudName, identify, tagsFrom } from './ownership.ts'
import { readOnlyGroupsOf } from './postgres/groups.ts'
import { listInstances } from './postgres/instance.ts'

const kind = 'postgres-read-only-group'

export interface PostgresReadOnlyGroupFields extends Fields {
  /** The instance whose standbys it has. */
  readonly master: Id
  readonly vpc: Id
  readonly subnet: Id
  readonly securityGroups: readonly Id[]
  /** Seconds after which a member that lags gets no more connections; 0: however far it lags. */
  readonly maxLag: number
  /** The same in MB of log that it has not replayed. */
  readonly maxBacklog: number
  /** Members that stay however far they lag. */
  readonly reserve: number
}

/** One address before standbys that are only read. It has no tags: its master says whose it is, its name which one. */
export const postgresReadOnlyGroup: Kind<PostgresReadOnlyGroupFields> = {
  kind,
  rules: { ...noRules, immutable: ['master', 'vpc', 'subnet'], unordered: ['securityGroups'] },
  patience: 15,

  async list(context) {
    const { cloud, owner } = context
    const prefix = cloudName(owner, `${kind}/`)
    const masters = (await listInstances(context, 'primary')).filter(({ DBInstanceName = '', TagList }) =>
      identify(owner, 'postgres', DBInstanceName, tagsFrom(TagList)),
    )
    return detailsOf(masters, async ({ DBInstanceId: master = '' }) => {
      const groups = await readOnlyGroupsOf(context, master)
      const ours = groups.filter(({ ReadOnlyGroupName }) => ReadOnlyGroupName?.startsWith(prefix))
      return detailsOf(ours, async (group): Promise<Observed<PostgresReadOnlyGroupFields>> => {
        const { ReadOnlyGroupId: id = '', ReadOnlyGroupName: name = '', Status: state = '' } = group
        const { SecurityGroupSet } = await cloud.call('postgres', 'DescribeDBInstanceSecurityGroups', {
          ReadOnlyGroupId: id,
        })
        return {
          kind,
          key: `${kind}/${name.slice(prefix.length)}`,
          id,
          name,
          tagged: true,
          state,
          settled: state === 'ok',
          fields: {
            master,
            vpc: group.VpcId ?? '',
            subnet: group.SubnetId ?? '',
            securityGroups: (SecurityGroupSet ?? []).map(({ SecurityGroupId = '' }) => SecurityGroupId),
            maxLag: group.ReplayLagEliminate ? (group.MaxReplayLag ?? 0) : 0,
            maxBacklog: group.ReplayLatencyEliminate ? (group.MaxReplayLatency ?? 0) : 0,
            reserve: group.MinDelayEliminateReserve ?? 0,
          },
        }
      })
    })
  },

  async create({ cloud }, { name, fields }) {
    await cloud.call('postgres', 'CreateReadOnlyGroup', {
      MasterDBInstanceId: idIn(fields.master),
      Name: name,
      VpcId: idIn(fields.vpc),
      SubnetId: idIn(fields.subnet),
      SecurityGroupIds: fields.securityGroups.map(idIn),
      ...eliminationOf(fields),
    })
  },

  updates: [
    {
      fields: ['maxLag', 'maxBacklog', 'reserve'],
      async apply({ cloud }, { id }, { fields }) {
        await cloud.call('postgres', 'ModifyReadOnlyGroupConfig', {
          ReadOnlyGroupId: id,
          ...eliminationOf(fields),
        })
      },
    },
    {
      fields: ['securityGroups'],
      async apply({ cloud }, { id }, { fields }) {
        await cloud.call('postgres', 'ModifyDBInstanceSecurityGroups', {
          ReadOnlyGroupId: id,
          SecurityGroupIdSet: fields.securityGroups.map(idIn),
        })
      },
    },
  ],

  async remove({ cloud }, { id, state }) {
    if (state === 'ok') await cloud.call('postgres', 'DeleteReadOnlyGroup', { ReadOnlyGroupId: id })
  },
}

/** The cloud wants both measures of lag or none. */
function eliminationOf({ maxLag, maxBacklog, reserve }: PostgresReadOnlyGroupFields) {
  return {
    ReplayLagEliminate: maxLag > 0 ? 1 : 0,
    ReplayLatencyEliminate: maxBacklog > 0 ? 1 : 0,
    MaxReplayLag: maxLag,
    MaxReplayLatency: maxBacklog,
    MinDelayEliminateReserve: reserve,
  }
}
