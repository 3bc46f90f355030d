import type {
  AttachDisksRequest,
  AttachDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../../errors.ts'
import { findInstance } from '../../cvm/find.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkDiskState, findDisks } from '../find.ts'
import { settleLater } from '../lifecycle.ts'
import { durations, limits } from '../limits.ts'
import { disksOf, joinInstance } from '../with-instance.ts'

export const attachDisks: Action<AttachDisksRequest, AttachDisksResponse> = (request, { world, region }) => {
  supportOnly(request, ['InstanceId', 'DiskIds', 'DeleteWithInstance'])
  const instance = findInstance(world, region, request.InstanceId)
  const attached = findDisks(world, region, request.DiskIds)
  for (const disk of attached) {
    checkDiskState(disk, 'ResourceUnavailable.Attached', 'UNATTACHED')
    if (disk.zone !== instance.zone) {
      throw new CloudError(
        'ResourceUnavailable.ZoneNotMatch',
        `${disk.diskId} is in another zone than the instance.`,
      )
    }
  }
  if (instance.state !== 'RUNNING' && instance.state !== 'STOPPED') {
    throw new CloudError(
      'InvalidInstance.NotSupported',
      `The instance ${instance.instanceId} is ${instance.state}.`,
    )
  }
  if (disksOf(world, instance.instanceId).length + attached.length > limits.disksPerInstance) {
    throw new CloudError(
      'LimitExceeded.InstanceAttachedDisk',
      `An instance has ${limits.disksPerInstance} disks.`,
    )
  }
  for (const disk of attached) {
    const { instanceId } = instance
    const deleteWithInstance = request.DeleteWithInstance ?? false
    joinInstance(world, { ...disk, instanceId, deleteWithInstance, state: 'ATTACHING' })
    settleLater(world, disk, durations.attach)
  }
  return {}
}
