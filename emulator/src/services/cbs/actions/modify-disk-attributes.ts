import type {
  ModifyDiskAttributesRequest,
  ModifyDiskAttributesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findDisks } from '../find.ts'
import { disks } from '../model.ts'

export const modifyDiskAttributes: Action<ModifyDiskAttributesRequest, ModifyDiskAttributesResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DiskIds', 'DiskName', 'DeleteWithInstance', 'Portable'])
  const { DiskIds, DiskName, DeleteWithInstance, Portable } = request
  const changed = findDisks(world, region, DiskIds)
  for (const disk of changed) {
    if (Portable === false && disk.portable) {
      throw new CloudError(
        'InvalidDisk.NotSupported',
        `${disk.diskId} is portable, which cannot be taken back.`,
      )
    }
    disks(world).set(disk.diskId, {
      ...disk,
      name: DiskName ?? disk.name,
      deleteWithInstance: DeleteWithInstance ?? disk.deleteWithInstance,
      portable: Portable ?? disk.portable,
    })
  }
  return {}
}
