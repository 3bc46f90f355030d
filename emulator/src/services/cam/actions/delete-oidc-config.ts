import type {
  DeleteOIDCConfigRequest,
  DeleteOIDCConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { findOidcProvider, oidcProviders } from '../oidc-providers.ts'

/** Roles may go on naming it; nobody can assume them by it any more. */
export const deleteOIDCConfig: Action<DeleteOIDCConfigRequest, DeleteOIDCConfigResponse> = (
  { Name },
  { world },
) => {
  oidcProviders(world).delete(findOidcProvider(world, Name).name)
  return {}
}
