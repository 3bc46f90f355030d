import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields } from '../plan/model.ts'
import { type Kind, noRules } from './kind.ts'
import { identify, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface VpcFields extends Fields {
  /** Address range. */
  readonly cidr: string
}

export const vpc: Kind<VpcFields> = {
  kind: 'vpc',
  rules: { ...noRules, immutable: ['cidr'] },
  patience: 5,

  async list({ cloud, owner }) {
    const vpcs = await allPages(async (offset) => {
      const answer = await cloud.call('vpc', 'DescribeVpcs', {
        Filters: ownershipFilters(owner),
        Offset: String(offset),
        Limit: String(pageSize),
      })
      return { items: answer.VpcSet ?? [], total: answer.TotalCount ?? 0 }
    })
    return vpcs.flatMap((object) => {
      const name = object.VpcName ?? ''
      const identity = identify(owner, 'vpc', name, tagsFrom(object.TagSet))
      if (!identity) return []
      const fields = { cidr: object.CidrBlock ?? '' }
      return [
        { kind: 'vpc', ...identity, id: object.VpcId ?? '', name, state: 'available', settled: true, fields },
      ]
    })
  },

  async create(context, desired) {
    await context.cloud.call('vpc', 'CreateVpc', {
      VpcName: desired.name,
      CidrBlock: desired.fields.cidr,
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [],

  async remove({ cloud }, observed) {
    await cloud.call('vpc', 'DeleteVpc', { VpcId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'vpc:vpc', observed),
}
