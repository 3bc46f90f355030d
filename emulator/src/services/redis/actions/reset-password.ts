import type {
  ResetPasswordRequest,
  ResetPasswordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { limits } from '../limits.ts'
import { checkPassword } from '../passwords.ts'
import { setPassword } from '../server.ts'

/** Connections that are open stay so, as with Redis itself. */
export const resetPassword: Action<ResetPasswordRequest, ResetPasswordResponse> = async (
  request,
  { world, region },
) => {
  supportOnly(request, ['InstanceId', 'Password', 'NoAuth'])
  const { InstanceId, Password, NoAuth: noAuth = false } = request
  const password = noAuth ? undefined : checkPassword(Password, limits.resetPasswordLength)
  const instance = findRunningInstance(world, region, InstanceId)
  if (noAuth && instance.ssl) throw illegalParameter('NoAuth', noAuth, 'not for instances with SSL')
  const TaskId = beginChange(world, instance, { type: 'ResetPassword', record: { noAuth } })
  await setPassword(world, instance, password)
  return { TaskId }
}
