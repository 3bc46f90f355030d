import type {
  ModifyInstancesAttributeRequest,
  ModifyInstancesAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { bindSecurityGroups, checkSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { findInstances } from '../find.ts'
import { durations, limits } from '../limits.ts'
import type { Instance } from '../model.ts'
import { checkState, operate } from '../operate.ts'
import { checkInstanceRole } from '../roles.ts'

const attributes = ['InstanceName', 'SecurityGroups', 'CamRoleName', 'DisableApiTermination'] as const

export const modifyInstancesAttribute: Action<
  ModifyInstancesAttributeRequest,
  ModifyInstancesAttributeResponse
> = (request, context) => {
  const { world, region } = context
  supportOnly(request, ['InstanceIds', ...attributes])
  checkOneAttribute(request)
  const changed = findInstances(world, region, request.InstanceIds)
  for (const instance of changed) checkState(instance, 'RUNNING', 'STOPPED')
  const change = readChange(world, region, request)
  for (const { instanceId } of changed) bindGroups(world, region, instanceId, request.SecurityGroups)
  operate(context, changed, 'ModifyInstancesAttribute', durations.modify, () => change)
  return {}
}

function checkOneAttribute(request: ModifyInstancesAttributeRequest): void {
  const given = attributes.filter((name) => request[name] !== undefined)
  if (given.length === 0) throw new CloudError('MissingParameter', 'No attribute to modify is given.')
  if (given.length > 1) {
    throw new CloudError('InvalidParameterValue', `One attribute a call, not ${given.join(' and ')}.`)
  }
}

function readChange(
  world: World,
  region: string,
  request: ModifyInstancesAttributeRequest,
): Partial<Instance> {
  const { InstanceName, CamRoleName, DisableApiTermination, SecurityGroups } = request
  if (InstanceName !== undefined && InstanceName.length > limits.nameLength) {
    throw new CloudError('InvalidInstanceName.TooLong', `InstanceName is longer than ${limits.nameLength}.`)
  }
  if (CamRoleName !== undefined) checkInstanceRole(world, CamRoleName)
  if (SecurityGroups) checkSecurityGroups(world, region, SecurityGroups)
  return {
    ...(InstanceName !== undefined && { name: InstanceName }),
    ...(CamRoleName !== undefined && { camRoleName: CamRoleName }),
    ...(DisableApiTermination !== undefined && { protected: DisableApiTermination }),
  }
}

function bindGroups(world: World, region: string, resourceId: string, groups: string[] | undefined): void {
  if (groups) bindSecurityGroups(world, region, { resourceId, resourceType: 'CVM', securityGroupIds: groups })
}
