import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { roles } from '../cam/model.ts'
import { parseTrust } from '../cam/trust.ts'

/** @throws CloudError unless the role exists and lets instances assume it */
export function checkInstanceRole(world: World, roleName: string): void {
  if (roleName === '') return
  const role = roles(world).get(roleName)
  if (role && parseTrust(role.trust).services.includes('cvm.qcloud.com')) return
  throw new CloudError(
    'AuthFailure.CamRoleNameAuthenticateFailed',
    `The role \`${roleName}\` does not exist or does not trust cvm.qcloud.com.`,
  )
}
