import type {
  DetachDisksRequest,
  DetachDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { checkDiskState, findDisks } from '../find.ts'
import { settleLater } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { disks } from '../model.ts'

export const detachDisks: Action<DetachDisksRequest, DetachDisksResponse> = (
  { DiskIds, InstanceId },
  { world, region },
) => {
  const detached = findDisks(world, region, DiskIds)
  for (const disk of detached) {
    checkDiskState(disk, 'ResourceUnavailable.NotSupported', 'ATTACHED')
    if (!disk.portable) throw new CloudError('InvalidDisk.NotPortable', `${disk.diskId} cannot be detached.`)
    if (InstanceId !== undefined && InstanceId !== disk.instanceId) {
      throw new CloudError('InvalidParameterValue', `${disk.diskId} is not attached to ${InstanceId}.`)
    }
  }
  for (const disk of detached) {
    disks(world).set(disk.diskId, { ...disk, state: 'DETACHING' })
    settleLater(world, disk, durations.detach)
  }
  return {}
}
