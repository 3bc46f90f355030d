import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Key, Keyring } from './keyring.ts'

/** What a session's refresh tokens are made from. `seed` never leaves the database, nor the key the process. */
export interface RefreshTokenSource {
  readonly id: string
  readonly seed: Buffer
}

export interface RefreshToken {
  readonly sessionId: string
  /** Each renewal counts one further; only the newest is worth anything. */
  readonly turn: number
  readonly proof: Buffer
}

/**
 * The token of a turn, derived rather than drawn: a renewal whose answer was lost can be answered the same again,
 * and the database holds nothing that could be presented.
 */
export function refreshTokenOf(source: RefreshTokenSource, turn: number, { current }: Keyring): string {
  return `${source.id}.${turn}.${proofOf(source, turn, current).toString('base64url')}`
}

const form = /^([\w-]{36})\.(\d{1,9})\.([\w-]{43})$/

export function readRefreshToken(text: string): RefreshToken | undefined {
  const [, sessionId, turn, proof] = form.exec(text) ?? []
  if (!sessionId || !turn || !proof || !z.uuid().safeParse(sessionId).success) return undefined
  return { sessionId, turn: Number(turn), proof: Buffer.from(proof, 'base64url') }
}

export function isGenuine(token: RefreshToken, source: RefreshTokenSource, { byId }: Keyring): boolean {
  return [...byId.values()].some((key) => timingSafeEqual(token.proof, proofOf(source, token.turn, key)))
}

function proofOf({ id, seed }: RefreshTokenSource, turn: number, key: Key): Buffer {
  return createHmac('sha256', key.refresh).update(seed).update(`${id}.${turn}`).digest()
}
