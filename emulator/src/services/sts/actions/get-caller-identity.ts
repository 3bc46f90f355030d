import type {
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_models.js'
import { roles } from '../../cam/model.ts'
import type { Action } from '../../service.ts'

export const getCallerIdentity: Action<GetCallerIdentityRequest, GetCallerIdentityResponse> = (
  _request,
  { caller, world },
) => {
  const { uin } = caller
  switch (caller.type) {
    case 'root':
      return {
        Type: 'RootAccount',
        Arn: `qcs::cam::uin/${uin}:root`,
        AccountId: uin,
        UserId: uin,
        PrincipalId: uin,
      }
    case 'role': {
      const roleId = roles(world).get(caller.roleName)?.roleId ?? ''
      return {
        Type: 'CAMRole',
        Arn: `qcs::sts:${uin}:assumed-role/${roleId}`,
        AccountId: uin,
        UserId: `${roleId}:${caller.sessionName}`,
        PrincipalId: uin,
      }
    }
    case 'federated':
      return {
        Type: 'FederatedUser',
        Arn: `qcs::sts::uin/${uin}:federated-user/${caller.name}`,
        AccountId: uin,
        UserId: `${uin}:${caller.name}`,
        PrincipalId: uin,
      }
  }
}
