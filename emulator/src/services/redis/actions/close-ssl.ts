import type {
  CloseSSLRequest,
  CloseSSLResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'

/** Connections break: the server restarts and speaks plaintext. */
export const closeSSL: Action<CloseSSLRequest, CloseSSLResponse> = ({ InstanceId }, { world, region }) => {
  const instance = findRunningInstance(world, region, InstanceId)
  return { TaskId: beginChange(world, instance, { type: 'CloseSSL', record: { ssl: false } }) }
}
