import type { DBInstance } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { reasonOf } from '../../health/reason.ts'
import { keys } from '../../resources/desired.ts'
import { cloudName } from '../../resources/ownership.ts'
import { privateIpIn, privateNetIn, readOnlyGroupsOf } from '../../resources/postgres/groups.ts'
import type { Text } from '../../text.ts'
import { rowsOf } from '../psql.ts'
import type { PostgresSite } from '../site.ts'
import { hears, secondsBehind } from './lag.ts'

/** A read-only instance, as the cloud has it and by its own account. */
export interface Reader {
  readonly name: string
  readonly id: string
  readonly zone: string
  /** In the cloud's words: `running` when all is well. */
  readonly state: string
  readonly told: ReaderTold | { readonly why: Text }
}

export interface ReaderTold {
  /** Seconds; null of one that follows no primary. */
  readonly lag: number | null
  /** Whether anything comes from the primary. */
  readonly hears: boolean
}

/** All that an environment has, each asked itself: whoever asks at the group's address meets one of them. */
export async function lookAtReaders(site: PostgresSite): Promise<Reader[]> {
  const { context } = site.session
  const groups = await readOnlyGroupsOf(context, site.postgres.id)
  const group = groups.find((one) => one.ReadOnlyGroupName === cloudName(context.owner, keys.readers))
  const address = privateIpIn(group?.DBInstanceNetInfo)
  return Promise.all((group?.ReadOnlyDBInstanceList ?? []).map((member) => lookAt(site, address, member)))
}

async function lookAt(site: PostgresSite, group: string, member: DBInstance): Promise<Reader> {
  const prefix = cloudName(site.session.context.owner, 'postgres-read-only/')
  return {
    name: member.DBInstanceName?.slice(prefix.length) ?? '',
    id: member.DBInstanceId ?? '',
    zone: member.Zone ?? '',
    state: member.DBInstanceStatus ?? '',
    told: await ask(site, group, member).catch((error: unknown) => ({ why: reasonOf(error) })),
  }
}

/** @param group the address of the group, which the certificates of its members are made out to */
async function ask(site: PostgresSite, group: string, member: DBInstance): Promise<ReaderTold> {
  const { Ip: at = '', Port: port = 0 } = privateNetIn(member.DBInstanceNetInfo) ?? {}
  const server = { ...site.postgres.server, host: group, at, port }
  const [told] = await rowsOf<ReaderTold>(
    { ...site, postgres: { ...site.postgres, server } },
    `select json_build_object('lag', ${secondsBehind}, 'hears', ${hears})`.replaceAll(/\s+/g, ' '),
  )
  if (told === undefined) throw new Error('PostgreSQL answered nothing')
  return told
}
