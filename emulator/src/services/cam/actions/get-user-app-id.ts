import type {
  GetUserAppIdRequest,
  GetUserAppIdResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'

export const getUserAppId: Action<GetUserAppIdRequest, GetUserAppIdResponse> = (
  _request,
  { world, caller },
) => ({
  Uin: caller.uin,
  OwnerUin: world.account.uin,
  AppId: Number(world.account.appId),
})
