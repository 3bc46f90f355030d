import type {
  ResizeInstanceDisksRequest,
  ResizeInstanceDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import { expandDisk } from '../../cbs/lifecycle.ts'
import type { Disk } from '../../cbs/model.ts'
import { disksOf } from '../../cbs/with-instance.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstance } from '../find.ts'
import { checkSystemDiskSize } from '../hardware.ts'
import { durations } from '../limits.ts'
import { checkState, checkStopped, operate, stateAround } from '../operate.ts'

/** Grows the system disk, while the instance runs (`ResizeOnline`) or is stopped for it. */
export const resizeInstanceDisks: Action<ResizeInstanceDisksRequest, ResizeInstanceDisksResponse> = (
  request,
  context,
) => {
  const { SystemDisk, DataDisks, ForceStop, ResizeOnline = false } = request
  const { world, region } = context
  const instance = findInstance(world, region, request.InstanceId)
  if (DataDisks?.length) {
    // All data disks here are elastic, which the cloud sends to cbs:ResizeDisk.
    throw new CloudError('UnsupportedOperation.InvalidDataDisk', 'Elastic data disks grow by ResizeDisk.')
  }
  if (SystemDisk?.DiskSize === undefined) {
    throw new CloudError('MissingParameter.AtLeastOne', 'SystemDisk or DataDisks is needed.')
  }
  supportOnly(SystemDisk, ['DiskId', 'DiskSize', 'DiskType'], 'SystemDisk.')
  if (ResizeOnline) checkState(instance, 'RUNNING', 'STOPPED')
  else checkStopped(instance, ForceStop)

  const disk = systemDiskOf(disksOf(world, instance.instanceId))
  checkSystemDiskSize(SystemDisk.DiskSize)
  if (SystemDisk.DiskSize <= disk.size) {
    throw new CloudError('InvalidParameterValue', `The disk has ${disk.size} GB already; it cannot shrink.`)
  }
  expandDisk(world, disk, SystemDisk.DiskSize)
  operate(context, [instance], 'ResizeInstanceDisks', durations.modify, () => ({
    state: ResizeOnline ? instance.state : stateAround(instance),
  }))
  return {}
}

function systemDiskOf(disks: readonly Disk[]): Disk {
  const disk = disks.find(({ usage }) => usage === 'SYSTEM_DISK')
  if (!disk) throw new Error('An instance was stored without its system disk.')
  return disk
}
