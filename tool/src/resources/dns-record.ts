import { isIPv4 } from 'node:net'
import type { RecordListItem } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { allPages } from '../cloud/pages.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { detailsOf } from './details.ts'
import { type Destination, ownDestinations } from './dns/destinations.ts'
import { allZones } from './dns/zones.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identifyByName, untaggedName } from './ownership.ts'

export interface DnsRecordFields extends Fields {
  /** `example.com`; a zone in DNSPod. */
  readonly zone: string
  /** `app`, or `@` for the zone itself. */
  readonly name: string
  /** Seconds. */
  readonly ttl: number
  /** What the name leads to: an address, a load balancer or an accelerated domain. */
  readonly target: Id
}

/** A name that leads to the environment. Records have no tags: their remark says whose they are. */
export const dnsRecord: Kind<DnsRecordFields> = {
  kind: 'dns-record',
  rules: { ...noRules, immutable: ['zone'] },
  patience: 5,

  async list(context) {
    const records = await ownRecords(context)
    if (records.length === 0) return []
    const destinations = await ownDestinations(context)
    return records.map(({ zone, identity, record }): Observed<DnsRecordFields> => {
      const value = withoutDot(record.Value ?? '')
      return {
        kind: 'dns-record',
        ...identity,
        id: String(record.RecordId ?? ''),
        name: record.Remark ?? '',
        state: record.Status ?? '',
        settled: true,
        fields: {
          zone,
          name: record.Name ?? '',
          ttl: record.TTL ?? 0,
          target: destinations.find((one) => one.value === value)?.id ?? value,
        },
      }
    })
  },

  async create(context, desired) {
    const Remark = untaggedName(context.owner, desired.key)
    await context.cloud.call('dnspod', 'CreateRecord', {
      ...(await recordOf(context, desired.fields)),
      Remark,
    })
  },

  updates: [
    {
      // The whole record is sent again: what is left out would fall back to its default.
      fields: ['name', 'ttl', 'target'],
      async apply(context, observed, desired) {
        await context.cloud.call('dnspod', 'ModifyRecord', {
          ...(await recordOf(context, desired.fields)),
          RecordId: Number(observed.id),
          Remark: untaggedName(context.owner, desired.key),
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    const { zone } = observed.fields
    await cloud.call('dnspod', 'DeleteRecord', { Domain: zone, RecordId: Number(observed.id) })
  },
}

async function recordOf(context: ResourceContext, { zone, name, ttl, target }: DnsRecordFields) {
  const id = idIn(target)
  const destination = (await ownDestinations(context)).find((one) => one.id === id) ?? elsewhere(id)
  if (destination === undefined)
    throw new TengyunError('cloud/settling-failed', { where: name, why: `${id} has no address` })
  return {
    Domain: zone,
    SubDomain: name,
    RecordType: destination.type,
    // The default line bears this name in every language.
    RecordLine: '默认',
    Value: destination.value,
    TTL: ttl,
  }
}

/** A host of one's own is no object of the cloud: the record holds its address or name itself. */
function elsewhere(value: string): Destination | undefined {
  if (isIPv4(value)) return { id: value, type: 'A', value }
  return value.includes('.') ? { id: value, type: 'CNAME', value } : undefined
}

async function ownRecords(context: ResourceContext) {
  const { cloud, owner } = context
  const zones = await allZones(context)
  return detailsOf(zones, async (zone) => {
    const records: readonly RecordListItem[] = await allPages(async (Offset) => {
      const request = { Domain: zone, Offset, Limit: 3_000, ErrorOnEmpty: 'no' }
      const answer = await cloud.call('dnspod', 'DescribeRecordList', request)
      return { items: answer.RecordList ?? [], total: answer.RecordCountInfo?.TotalCount ?? 0 }
    })
    return records.flatMap((record) => {
      const identity = identifyByName(owner, 'dns-record', record.Remark ?? '')
      return identity ? [{ zone, identity, record }] : []
    })
  })
}

/** Names come back with a dot at their end. */
function withoutDot(value: string): string {
  return value.endsWith('.') ? value.slice(0, -1) : value
}
