import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Role, roles } from '../cam/model.ts'

/** `qcs::cam::uin/<owner>:roleName/<name>`, or `…:role/<id>`. @throws CloudError with `code` */
export function findRoleByArn(world: World, arn: string, code: string): Role {
  const prefix = `qcs::cam::uin/${world.account.uin}:`
  const [kind, name = ''] = arn.startsWith(prefix) ? arn.slice(prefix.length).split('/') : []
  const role =
    kind === 'roleName'
      ? roles(world).get(name)
      : [...roles(world).values()].find(({ roleId }) => kind === 'role' && roleId === name)
  if (role) return role
  throw new CloudError(code, `The role \`${arn}\` does not exist.`)
}
