import type {
  ModifyInstanceParamsRequest,
  ModifyInstanceParamsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { checkParameter } from '../parameters.ts'

/** They take effect without interruption. */
export const modifyInstanceParams: Action<ModifyInstanceParamsRequest, ModifyInstanceParamsResponse> = (
  { InstanceId, InstanceParams },
  { world, region },
) => {
  for (const { Key, Value } of InstanceParams) checkParameter(Key, Value)
  const instance = findRunningInstance(world, region, InstanceId)
  const changes = Object.fromEntries(InstanceParams.map(({ Key, Value }) => [Key, Value]))
  const parameters = { ...instance.parameters, ...changes }
  const TaskId = beginChange(world, instance, { type: 'ModifyInstanceParams', record: { parameters } })
  return { Changed: true, TaskId }
}
