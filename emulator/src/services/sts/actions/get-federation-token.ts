import type {
  GetFederationTokenRequest,
  GetFederationTokenResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_models.js'
import { CloudError } from '../../../errors.ts'
import { issueCredential } from '../../cam/credentials.ts'
import type { Action } from '../../service.ts'
import { checkDuration, readSessionPolicy, writeCredential } from '../session.ts'

/** Seconds; for the root account. https://cloud.tencent.com/document/api/1312/48195 */
const longest = 7_200

export const getFederationToken: Action<GetFederationTokenRequest, GetFederationTokenResponse> = (
  { Name, Policy, DurationSeconds = 1_800 },
  { caller, world },
) => {
  if (caller.type !== 'root') {
    throw new CloudError('UnauthorizedOperation', 'Temporary credentials cannot call GetFederationToken.')
  }
  checkDuration(DurationSeconds, longest)
  const session = {
    type: 'federated',
    uin: world.account.uin,
    name: Name,
    sessionPolicy: readSessionPolicy(Policy),
  } as const
  return writeCredential(issueCredential(world, session, DurationSeconds))
}
