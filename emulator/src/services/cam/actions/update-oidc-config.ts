import type {
  UpdateOIDCConfigRequest,
  UpdateOIDCConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { readProvider } from '../oidc-order.ts'
import { findOidcProvider, oidcProviders } from '../oidc-providers.ts'

/** The provider as a whole. */
export const updateOIDCConfig: Action<UpdateOIDCConfigRequest, UpdateOIDCConfigResponse> = (
  request,
  { world },
) => {
  const { name } = findOidcProvider(world, request.Name)
  oidcProviders(world).set(name, readProvider(request))
  return {}
}
