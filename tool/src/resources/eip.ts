import type { Address } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { clientToken } from './client-token.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface EipFields extends Fields {
  /** Mbps. */
  readonly bandwidth: number
  /** The host it is bound to. */
  readonly host: Id
}

export const eip: Kind<EipFields> = {
  kind: 'eip',
  rules: { ...noRules, loose: ['host'] },
  patience: 10,

  async list({ cloud, owner }) {
    return (await describe(cloud, ownershipFilters(owner))).flatMap((object) => observe(owner, object))
  },

  async find({ cloud, owner }, desired) {
    const named = await describe(cloud, [{ Name: 'address-name', Values: [desired.name] }])
    return named.flatMap((object) => observe(owner, object)).find((object) => object.key === desired.key)
  },

  async create(context, desired) {
    const { cloud } = context
    const account = await cloud.call('vpc', 'DescribeNetworkAccountType', null)
    // Accounts of the old kind bill traffic at the instance and refuse these parameters.
    const billing =
      account.NetworkAccountType === 'LEGACY'
        ? {}
        : {
            InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR',
            InternetMaxBandwidthOut: desired.fields.bandwidth,
          }
    await cloud.call('vpc', 'AllocateAddresses', {
      AddressCount: 1,
      AddressName: desired.name,
      Tags: tagsForNew(context, desired),
      ClientToken: clientToken(context, desired),
      ...billing,
    })
  },

  updates: [
    {
      fields: ['bandwidth'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('vpc', 'ModifyAddressesBandwidth', {
          AddressIds: [observed.id],
          InternetMaxBandwidthOut: desired.fields.bandwidth,
        })
      },
    },
    {
      fields: ['host'],
      async apply({ cloud }, observed, desired) {
        if (observed.state === 'BIND') {
          await cloud.call('vpc', 'DisassociateAddress', { AddressId: observed.id })
          return
        }
        await cloud.call('vpc', 'AssociateAddress', {
          AddressId: observed.id,
          InstanceId: idIn(desired.fields.host),
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    if (observed.state === 'BIND') await cloud.call('vpc', 'DisassociateAddress', { AddressId: observed.id })
    if (observed.state === 'UNBIND')
      await cloud.call('vpc', 'ReleaseAddresses', { AddressIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'vpc:eip', observed),
}

async function describe(cloud: Cloud, Filters: { Name: string; Values: string[] }[]): Promise<Address[]> {
  return allPages(async (Offset) => {
    const answer = await cloud.call('vpc', 'DescribeAddresses', { Filters, Offset, Limit: pageSize })
    return { items: answer.AddressSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

function observe(owner: Owner, object: Address): Observed<EipFields>[] {
  const name = object.AddressName ?? ''
  const identity = identify(owner, 'eip', name, tagsFrom(object.TagSet))
  if (!identity) return []
  const state = object.AddressStatus ?? ''
  const fields = { bandwidth: object.Bandwidth ?? 0, host: object.InstanceId ?? '' }
  const settled = state === 'BIND' || state === 'UNBIND'
  return [{ kind: 'eip', ...identity, id: object.AddressId ?? '', name, state, settled, fields }]
}
