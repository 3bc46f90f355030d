import type { Disk } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { byHand } from './by-hand.ts'
import { clientToken } from './client-token.ts'
import { diskSnapshots } from './disk/snapshots.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface DiskFields extends Fields {
  readonly zone: string
  /** GB; grows in place, never shrinks. */
  readonly size: number
  /** The host it is attached to. */
  readonly host: Id
}

/** A data disk, bought apart from the host so that it outlives it. */
export const disk: Kind<DiskFields> = {
  kind: 'disk',
  rules: { ...noRules, immutable: ['zone'], loose: ['host'], holdsData: true, backup: 'outlives' },
  patience: 10,

  async list({ cloud, owner }) {
    return (await describe(cloud, ownershipFilters(owner))).flatMap((object) => observe(owner, object))
  },

  async find({ cloud, owner }, desired) {
    const named = await describe(cloud, [{ Name: 'disk-name', Values: [desired.name] }])
    return named.flatMap((object) => observe(owner, object)).find((object) => object.key === desired.key)
  },

  async create(context, desired) {
    await context.cloud.call('cbs', 'CreateDisks', {
      Placement: { Zone: desired.fields.zone },
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_BSSD',
      DiskSize: desired.fields.size,
      DiskCount: 1,
      DiskName: desired.name,
      Tags: tagsForNew(context, desired),
      ClientToken: clientToken(context, desired),
    })
  },

  updates: [
    {
      fields: ['size'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('cbs', 'ResizeDisk', { DiskId: observed.id, DiskSize: desired.fields.size })
      },
    },
    {
      fields: ['host'],
      async apply({ cloud }, observed, desired) {
        if (observed.state === 'ATTACHED') {
          await cloud.call('cbs', 'DetachDisks', { DiskIds: [observed.id] })
          return
        }
        await cloud.call('cbs', 'AttachDisks', {
          InstanceId: idIn(desired.fields.host),
          DiskIds: [observed.id],
          DeleteWithInstance: false,
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    if (observed.state === 'ATTACHED') await cloud.call('cbs', 'DetachDisks', { DiskIds: [observed.id] })
    if (observed.state === 'UNATTACHED') await cloud.call('cbs', 'TerminateDisks', { DiskIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'cvm:volume', observed),

  backups: diskSnapshots,
}

async function describe(cloud: Cloud, filters: { Name: string; Values: string[] }[]): Promise<Disk[]> {
  // System disks carry the tags of the instance they were bought with, and go with it.
  const Filters = [{ Name: 'disk-usage', Values: ['DATA_DISK'] }, ...filters]
  return allPages(async (Offset) => {
    const answer = await cloud.call('cbs', 'DescribeDisks', { Filters, Offset, Limit: pageSize })
    return { items: answer.DiskSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

function observe(owner: Owner, object: Disk): Observed<DiskFields>[] {
  const name = object.DiskName ?? ''
  const identity = identify(owner, 'disk', name, tagsFrom(object.Tags))
  if (!identity) return []
  const state = object.DiskState ?? ''
  const fields = {
    zone: object.Placement?.Zone ?? '',
    size: object.DiskSize ?? 0,
    host: object.InstanceId ?? '',
    ...byHand({ prepaid: object.DiskChargeType === 'PREPAID' }),
  }
  const settled = (state === 'ATTACHED' || state === 'UNATTACHED') && identity.tagged
  return [{ kind: 'disk', ...identity, id: object.DiskId ?? '', name, state, settled, fields }]
}
