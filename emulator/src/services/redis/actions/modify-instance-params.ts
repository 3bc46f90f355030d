import type {
  ModifyInstanceParamsRequest,
  ModifyInstanceParamsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { checkParameter } from '../parameters.ts'
import { reconfigure } from '../server.ts'

/** They take effect at once, without interruption. */
export const modifyInstanceParams: Action<ModifyInstanceParamsRequest, ModifyInstanceParamsResponse> = async (
  { InstanceId, InstanceParams },
  { world, region },
) => {
  for (const { Key, Value } of InstanceParams) checkParameter(Key, Value)
  const instance = findRunningInstance(world, region, InstanceId)
  const changes = Object.fromEntries(InstanceParams.map(({ Key, Value }) => [Key, Value]))
  const parameters = { ...instance.parameters, ...changes }
  const TaskId = beginChange(world, instance, { type: 'ModifyInstanceParams', record: { parameters } })
  await reconfigure(world, { ...instance, parameters })
  return { Changed: true, TaskId }
}
