import type { World } from '../../engine/world.ts'
import type { Caller } from '../service.ts'

/** The one thing that can be asked for without a key: a role, by somebody who proves who they are in another way. */
const exchange = JSON.stringify({
  version: '2.0',
  statement: [{ effect: 'allow', action: 'sts:AssumeRoleWithWebIdentity', resource: '*' }],
})

/** Whoever sends `Authorization: SKIP`, as the SDKs do before they have credentials. */
export function stranger(world: World): Caller {
  return { type: 'federated', uin: world.account.uin, name: 'unsigned', sessionPolicy: exchange }
}
