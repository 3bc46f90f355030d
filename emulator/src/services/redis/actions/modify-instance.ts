import type {
  ModifyInstanceRequest,
  ModifyInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { illegalParameter, notSupported } from '../errors.ts'
import { findRunningInstance, updateInstance } from '../instances.ts'
import { limits } from '../limits.ts'
import type { Instance } from '../model.ts'
import { checkInstanceName } from '../names.ts'

export const modifyInstance: Action<ModifyInstanceRequest, ModifyInstanceResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['Operation', 'InstanceIds', 'InstanceNames', 'DeleteProtectionSwitches', 'ProjectId'])
  const { InstanceIds: ids = [] } = request
  if (ids.length === 0 || ids.length > limits.instancesPerModification) {
    throw illegalParameter('InstanceIds', ids, `1 to ${limits.instancesPerModification} instances`)
  }
  const changes = changesOf(request, ids.length)
  for (const id of ids) findRunningInstance(world, region, id)
  for (const [index, id] of ids.entries()) updateInstance(world, id, changes[index] ?? {})
  return {}
}

/** One for each instance. */
function changesOf(request: ModifyInstanceRequest, count: number): Partial<Instance>[] {
  const { Operation, InstanceNames = [], DeleteProtectionSwitches = [], ProjectId = 0 } = request
  switch (Operation) {
    case 'rename':
      checkCount('InstanceNames', InstanceNames, count)
      for (const name of InstanceNames) checkInstanceName(name)
      return InstanceNames.map((name) => ({ name }))
    case 'modifyDeleteProtectionSwitch':
      checkCount('DeleteProtectionSwitches', DeleteProtectionSwitches, count)
      return DeleteProtectionSwitches.map((value) => ({ deleteProtection: value === 1 }))
    case 'modifyProject':
      return Array(count).fill({ projectId: ProjectId })
    case 'modifyAutoRenew':
      throw notSupported('prepaid instances (modifyAutoRenew)')
    default:
      throw illegalParameter(
        'Operation',
        Operation,
        'rename, modifyProject, modifyAutoRenew or modifyDeleteProtectionSwitch',
      )
  }
}

function checkCount(field: string, values: readonly unknown[], count: number): void {
  if (values.length !== count) throw illegalParameter(field, values, 'one for each instance')
}
