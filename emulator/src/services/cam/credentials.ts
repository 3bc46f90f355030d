import { createHmac } from 'node:crypto'
import { randomText } from '../../engine/ids.ts'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import type { Caller } from '../service.ts'

export interface Credential {
  readonly secretKey: string
  /** Temporary credentials are valid only together with their token. */
  readonly token?: string
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number
  readonly caller: Caller
}

export interface TemporaryCredential extends Required<Credential> {
  readonly secretId: string
}

/** What is written down of a temporary credential: no secret, since key and token follow from the root key. */
interface Session {
  readonly caller: Caller
  readonly expiresAt: number
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The credential with that SecretId: the account's root key or one that STS issued, expired ones included. */
export function findCredential(world: World, secretId: string): Credential | undefined {
  const { account } = world
  if (secretId === account.secretId) {
    return { secretKey: account.secretKey, caller: { type: 'root', uin: account.uin } }
  }
  const session = sessions(world).get(secretId)
  return session && temporaryCredential(world, secretId, session)
}

/** Issues temporary credentials; `seconds` of real time, since clients keep their own clock. */
export function issueCredential(world: World, caller: Caller, seconds: number): TemporaryCredential {
  forgetLongExpired(world)
  const secretId = `AKID${randomText(60, letters)}`
  const session = { caller, expiresAt: world.clock.now() + seconds * 1000 }
  sessions(world).set(secretId, session)
  return temporaryCredential(world, secretId, session)
}

/** How long before its end a credential is no longer handed out again: clients renew theirs in time. */
const renewal = 600_000

/** A credential of the same caller that is good for a while yet, else a new one. */
export function currentCredential(world: World, caller: Caller, seconds: number): TemporaryCredential {
  const wanted = JSON.stringify(caller)
  const enough = world.clock.now() + renewal
  for (const [secretId, session] of sessions(world).entries()) {
    if (session.expiresAt > enough && JSON.stringify(session.caller) === wanted) {
      return temporaryCredential(world, secretId, session)
    }
  }
  return issueCredential(world, caller, seconds)
}

function temporaryCredential(world: World, secretId: string, session: Session): TemporaryCredential {
  return {
    ...session,
    secretId,
    secretKey: derive(world, 'key', secretId).slice(0, 44),
    token: derive(world, 'token', secretId),
  }
}

function derive(world: World, use: string, secretId: string): string {
  return createHmac('sha512', world.account.secretKey).update(`${use}\n${secretId}`).digest('base64url')
}

/** Kept for a day after their end, so that a late user is told "expired" rather than "unknown". */
function forgetLongExpired(world: World): void {
  const dayAgo = world.clock.now() - 86_400_000
  const all = sessions(world)
  for (const [secretId, session] of all.entries()) {
    if (session.expiresAt < dayAgo) all.delete(secretId)
  }
}

function sessions(world: World): Collection<Session> {
  return world.store.collection('sts.sessions')
}
