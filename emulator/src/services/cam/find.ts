import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Policy, policies, type Role, roles } from './model.ts'

/** @throws CloudError `InvalidParameter.ParamError` without either, `InvalidParameter.RoleNotExist` */
export function findRole(world: World, name: string | undefined, id: string | undefined): Role {
  if (name === undefined && id === undefined) {
    throw new CloudError('InvalidParameter.ParamError', 'The name or the id of a role is needed.')
  }
  const role =
    name === undefined
      ? [...roles(world).values()].find(({ roleId }) => roleId === id)
      : roles(world).get(name)
  if (role) return role
  throw new CloudError('InvalidParameter.RoleNotExist', `The role \`${name ?? id}\` does not exist.`)
}

/** @throws CloudError with the code that the action has for a policy that does not exist */
export function findPolicy(
  world: World,
  id: number | undefined,
  name: string | undefined,
  code = 'InvalidParameter.PolicyIdNotExist',
): Policy {
  const policy =
    id === undefined
      ? [...policies(world).values()].find(({ policyName }) => policyName === name)
      : policies(world).get(String(id))
  if (policy) return policy
  throw new CloudError(code, `The policy \`${id ?? name}\` does not exist.`)
}
