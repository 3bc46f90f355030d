import type {
  CreateDisksRequest,
  CreateDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { fillDisk } from '../../../data-planes/disk-snapshots.ts'
import { findZone } from '../../../engine/regions.ts'
import { CloudError } from '../../../errors.ts'
import { replay } from '../../client-tokens.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { findSnapshot } from '../find.ts'
import { disks } from '../model.ts'
import { checkDiskCharge, checkDiskCount } from '../order.ts'
import { checkDiskSize, checkDiskType } from '../sizes.ts'
import type { Snapshot } from '../snapshots.ts'

/** Disks that are bought apart from an instance and outlive it; empty, or with what a snapshot holds. */
export const createDisks: Action<CreateDisksRequest, CreateDisksResponse> = (request, { world, region }) => {
  supportOnly(request, [
    'Placement',
    'DiskChargeType',
    'DiskType',
    'DiskSize',
    'DiskName',
    'DiskCount',
    'Tags',
    'ClientToken',
    'SnapshotId',
  ])
  supportOnly(request.Placement, ['Zone', 'ProjectId'], 'Placement.')
  return replay(world, 'cbs', request, () => {
    const { Placement, DiskChargeType, DiskType, DiskSize, DiskName = '', DiskCount = 1 } = request
    const { Zone, ProjectId = 0 } = Placement
    const source =
      request.SnapshotId === undefined ? undefined : findSnapshot(world, region, request.SnapshotId)
    if (!findZone(region, Zone)) {
      throw new CloudError('InvalidParameterValue', `The zone ${Zone} is not in region ${region}.`)
    }
    checkDiskCharge(DiskChargeType)
    checkDiskType(DiskType)
    const size = DiskSize ?? source?.diskSize
    if (size === undefined) throw new CloudError('MissingParameter', 'DiskSize is missing.')
    checkDiskSize(size)
    if (source !== undefined) checkSource(source, size)
    checkDiskCount(DiskCount)
    const tags = readTags(request.Tags)

    const ids = Array.from({ length: DiskCount }, () => world.ids.next('disk'))
    for (const diskId of ids) {
      disks(world).set(diskId, {
        diskId,
        region,
        zone: Zone,
        projectId: ProjectId,
        name: DiskName,
        type: DiskType,
        size,
        usage: 'DATA_DISK',
        state: 'UNATTACHED',
        instanceId: '',
        deleteWithInstance: false,
        portable: true,
        createdAt: world.clock.now(),
      })
      setTags(world, resourceName(world, 'disk', region, diskId), tags)
      if (source !== undefined) fillDisk(world, source.snapshotId, diskId)
    }
    return { DiskIdSet: ids }
  })
}

function checkSource({ snapshotId, state, diskSize }: Snapshot, size: number): void {
  if (state !== 'NORMAL') {
    throw new CloudError('InvalidSnapshot.NotSupported', `The snapshot ${snapshotId} is ${state}.`)
  }
  if (size < diskSize) {
    throw new CloudError('InvalidParameterValue', `The snapshot ${snapshotId} needs ${diskSize} GB.`)
  }
}
