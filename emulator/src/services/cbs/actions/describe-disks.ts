import type {
  DescribeDisksRequest,
  DescribeDisksResponse,
  Disk as ShownDisk,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { World } from '../../../engine/world.ts'
import { select } from '../../cvm/select.ts'
import { containing, exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { asKeyValue, type Tags } from '../../tag/pairs.ts'
import { tagsOf } from '../../tag/registry.ts'
import { chinaTime } from '../../timestamps.ts'
import { type Disk, disks } from '../model.ts'
import { policiesOfDisk } from '../snapshot-policies.ts'
import { snapshotsOfDisk } from '../snapshots.ts'

/** https://cloud.tencent.com/document/api/362/16315 */
export const describeDisks: Action<DescribeDisksRequest, DescribeDisksResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DiskIds', 'Filters', 'Offset', 'Limit', 'ReturnBindAutoSnapshotPolicy'])
  const found = select(disks(world), region, request.DiskIds, request.Filters, rules(world))
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  const DiskSet = page.map((disk) => ({
    ...show(world, disk),
    ...(request.ReturnBindAutoSnapshotPolicy && { AutoSnapshotPolicyIds: policyIdsOf(world, disk) }),
  }))
  return { TotalCount: found.length, DiskSet }
}

function policyIdsOf(world: World, { diskId }: Disk): string[] {
  return policiesOfDisk(world, diskId).map(({ policyId }) => policyId)
}

function rules(world: World): FilterRules<Disk> {
  return {
    tags: (disk) => diskTags(world, disk),
    matchers: {
      'disk-id': exactly((disk) => disk.diskId),
      'disk-name': containing((disk) => disk.name),
      'disk-usage': exactly((disk) => disk.usage),
      'disk-state': exactly((disk) => disk.state),
      'disk-type': exactly((disk) => disk.type),
      'disk-charge-type': exactly(() => 'POSTPAID_BY_HOUR'),
      'instance-id': exactly((disk) => disk.instanceId),
      'project-id': exactly((disk) => String(disk.projectId)),
      zone: exactly((disk) => disk.zone),
      portable: exactly((disk) => String(disk.portable).toUpperCase()),
    },
  }
}

function diskTags(world: World, { region, diskId }: Disk): Tags {
  return tagsOf(world, resourceName(world, 'disk', region, diskId))
}

function show(world: World, disk: Disk): ShownDisk {
  return {
    DiskId: disk.diskId,
    DiskName: disk.name,
    DiskType: disk.type,
    DiskSize: disk.size,
    DiskUsage: disk.usage,
    DiskState: disk.state,
    DiskChargeType: 'POSTPAID_BY_HOUR',
    Placement: { Zone: disk.zone, ProjectId: disk.projectId },
    Attached: disk.instanceId !== '' && disk.state !== 'ATTACHING',
    InstanceId: disk.instanceId,
    InstanceIdList: disk.instanceId === '' ? [] : [disk.instanceId],
    InstanceType: disk.instanceId === '' ? '' : 'CVM',
    DeleteWithInstance: disk.deleteWithInstance,
    Portable: disk.portable,
    Encrypt: false,
    Shareable: false,
    SnapshotAbility: true,
    SnapshotCount: snapshotsOfDisk(world, disk.diskId).length,
    CreateTime: chinaTime(disk.createdAt),
    Tags: asKeyValue(diskTags(world, disk)),
  }
}
