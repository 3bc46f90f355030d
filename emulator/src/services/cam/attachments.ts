import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { chinaTime } from '../timestamps.ts'
import { limits } from './limits.ts'
import { type Role, roles } from './model.ts'

/** @throws CloudError `InvalidParameter.AttachmentFull` */
export function attachPolicy(world: World, role: Role, policyId: number): void {
  if (role.attachments.some((attachment) => attachment.policyId === policyId)) return
  if (role.attachments.length >= limits.policiesPerRole) {
    throw new CloudError(
      'InvalidParameter.AttachmentFull',
      `A role can have ${limits.policiesPerRole} policies.`,
    )
  }
  const attachment = { policyId, addTime: chinaTime(world.clock.now()) }
  roles(world).set(role.roleName, { ...role, attachments: [...role.attachments, attachment] })
}

export function detachPolicy(world: World, role: Role, policyId: number): void {
  const attachments = role.attachments.filter((attachment) => attachment.policyId !== policyId)
  if (attachments.length < role.attachments.length) roles(world).set(role.roleName, { ...role, attachments })
}
