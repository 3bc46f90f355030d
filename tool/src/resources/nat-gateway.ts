import type { NatGateway } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface NatGatewayFields extends Fields {
  readonly vpc: Id
  /** Mbps, one of the sizes sold. */
  readonly bandwidth: number
}

/** A way out for hosts without a public address, with one address of its own that is bought and goes with it. */
export const natGateway: Kind<NatGatewayFields> = {
  kind: 'nat-gateway',
  rules: { ...noRules, immutable: ['vpc'] },
  patience: 10,

  async list({ cloud, owner }) {
    const gateways = await allPages(async (Offset) => {
      const answer = await cloud.call('vpc', 'DescribeNatGateways', {
        Filters: ownershipFilters(owner),
        Offset,
        Limit: pageSize,
      })
      return { items: answer.NatGatewaySet ?? [], total: answer.TotalCount ?? 0 }
    })
    return gateways.flatMap((gateway) => observe(owner, gateway))
  },

  async create(context, desired) {
    const { vpc, bandwidth } = desired.fields
    await context.cloud.call('vpc', 'CreateNatGateway', {
      NatGatewayName: desired.name,
      VpcId: idIn(vpc),
      InternetMaxBandwidthOut: bandwidth,
      AddressCount: 1,
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['bandwidth'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('vpc', 'ModifyNatGatewayAttribute', {
          NatGatewayId: observed.id,
          InternetMaxBandwidthOut: desired.fields.bandwidth,
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    if (observed.state === 'DELETING') return
    await cloud.call('vpc', 'DeleteNatGateway', { NatGatewayId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'vpc:nat', observed),
}

function observe(owner: Owner, gateway: NatGateway): Observed<NatGatewayFields>[] {
  const name = gateway.NatGatewayName ?? ''
  const identity = identify(owner, 'nat-gateway', name, tagsFrom(gateway.TagSet))
  if (!identity) return []
  const state = gateway.State ?? ''
  return [
    {
      kind: 'nat-gateway',
      ...identity,
      id: gateway.NatGatewayId ?? '',
      name,
      state,
      settled: state === 'AVAILABLE',
      ...(state === 'PENDFAILURE' ? { failure: state } : {}),
      fields: { vpc: gateway.VpcId ?? '', bandwidth: gateway.InternetMaxBandwidthOut ?? 0 },
    },
  ]
}
