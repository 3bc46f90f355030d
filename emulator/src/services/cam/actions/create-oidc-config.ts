import type {
  CreateOIDCConfigRequest,
  CreateOIDCConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { limits } from '../limits.ts'
import { readProvider } from '../oidc-order.ts'
import { oidcProviders } from '../oidc-providers.ts'

export const createOIDCConfig: Action<CreateOIDCConfigRequest, CreateOIDCConfigResponse> = (
  request,
  { world },
) => {
  const provider = readProvider(request)
  if (oidcProviders(world).has(provider.name)) {
    throw new CloudError(
      'InvalidParameter.IdentityNameInUse',
      `An identity provider is called ${provider.name} already.`,
    )
  }
  if (oidcProviders(world).size >= limits.identityProviders) {
    throw new CloudError(
      'LimitExceeded.IdentityFull',
      `An account can have ${limits.identityProviders} identity providers.`,
    )
  }
  oidcProviders(world).set(provider.name, provider)
  return {}
}
