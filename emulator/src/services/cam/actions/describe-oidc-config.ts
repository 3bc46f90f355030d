import type {
  DescribeOIDCConfigRequest,
  DescribeOIDCConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { findOidcProvider } from '../oidc-providers.ts'

/** A provider for roles, the only kind that this action is about. */
const roleProvider = 11
const enabled = 11

export const describeOIDCConfig: Action<DescribeOIDCConfigRequest, DescribeOIDCConfigResponse> = (
  { Name },
  { world },
) => {
  const { url, clientIds, keys, description } = findOidcProvider(world, Name)
  return {
    ProviderType: roleProvider,
    Status: enabled,
    Name,
    IdentityUrl: url,
    IdentityKey: keys,
    ClientId: [...clientIds],
    Description: description,
    AutoRotateKey: 0,
  }
}
