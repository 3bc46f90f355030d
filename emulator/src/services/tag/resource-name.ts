import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { withOwner } from './names.ts'

const form = /^qcs::[a-z]+:[a-z0-9-]*:(uin|uid)\/(\d+):[A-Za-z-]+\/.+$/

/**
 * A six-segment name as the registry writes it, with the owner filled in.
 *
 * @throws CloudError for a name in another form and for one of another account
 */
export function readResourceName(world: World, name: string): string {
  const full = withOwner(world, name)
  const [, kind, owner] = form.exec(full) ?? []
  if (owner === undefined) {
    throw new CloudError(
      'InvalidParameterValue.ResourceDescriptionError',
      `The resource name \`${name}\` is not in the form qcs::service:region:uin/owner:prefix/id.`,
    )
  }
  if (owner !== (kind === 'uid' ? world.account.appId : world.account.uin)) {
    throw new CloudError(
      'InvalidParameterValue.UinInvalid',
      `The resource \`${name}\` is not this account's.`,
    )
  }
  return full
}
