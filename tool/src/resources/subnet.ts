import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields } from '../plan/model.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identify, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface SubnetFields extends Fields {
  readonly cidr: string
  readonly zone: string
  readonly vpc: Id
}

export const subnet: Kind<SubnetFields> = {
  kind: 'subnet',
  rules: { ...noRules, immutable: ['cidr', 'zone', 'vpc'] },
  patience: 5,

  async list({ cloud, owner }) {
    const subnets = await allPages(async (offset) => {
      const answer = await cloud.call('vpc', 'DescribeSubnets', {
        Filters: ownershipFilters(owner),
        Offset: String(offset),
        Limit: String(pageSize),
      })
      return { items: answer.SubnetSet ?? [], total: answer.TotalCount ?? 0 }
    })
    return subnets.flatMap((object) => {
      const name = object.SubnetName ?? ''
      const identity = identify(owner, 'subnet', name, tagsFrom(object.TagSet))
      if (!identity) return []
      const fields = { cidr: object.CidrBlock ?? '', zone: object.Zone ?? '', vpc: object.VpcId ?? '' }
      return [
        {
          kind: 'subnet',
          ...identity,
          id: object.SubnetId ?? '',
          name,
          state: 'available',
          settled: true,
          fields,
        },
      ]
    })
  },

  async create(context, desired) {
    const { cidr, zone, vpc } = desired.fields
    await context.cloud.call('vpc', 'CreateSubnet', {
      VpcId: idIn(vpc),
      SubnetName: desired.name,
      CidrBlock: cidr,
      Zone: zone,
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [],

  async remove({ cloud }, observed) {
    await cloud.call('vpc', 'DeleteSubnet', { SubnetId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'vpc:subnet', observed),
}
