import type {
  CreateDisksRequest,
  CreateDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { findZone } from '../../../engine/regions.ts'
import { CloudError } from '../../../errors.ts'
import { replay } from '../../client-tokens.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { disks } from '../model.ts'
import { checkDiskCharge, checkDiskCount } from '../order.ts'
import { checkDiskSize, checkDiskType } from '../sizes.ts'

/** Disks that are bought apart from an instance and outlive it. */
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
  ])
  supportOnly(request.Placement, ['Zone', 'ProjectId'], 'Placement.')
  return replay(world, 'cbs', request, () => {
    const { Placement, DiskChargeType, DiskType, DiskSize, DiskName = '', DiskCount = 1 } = request
    const { Zone, ProjectId = 0 } = Placement
    if (!findZone(region, Zone)) {
      throw new CloudError('InvalidParameterValue', `The zone ${Zone} is not in region ${region}.`)
    }
    checkDiskCharge(DiskChargeType)
    checkDiskType(DiskType)
    if (DiskSize === undefined) throw new CloudError('MissingParameter', 'DiskSize is missing.')
    checkDiskSize(DiskSize)
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
        size: DiskSize,
        usage: 'DATA_DISK',
        state: 'UNATTACHED',
        instanceId: '',
        deleteWithInstance: false,
        portable: true,
        createdAt: world.clock.now(),
      })
      setTags(world, resourceName(world, 'disk', region, diskId), tags)
    }
    return { DiskIdSet: ids }
  })
}
