import { createHash, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../secret.ts'
import type { Identity } from './guard.ts'

export const MACHINE_ID = '00000000-0000-4000-8000-000000000001'

/** `tengyun verify`, which writes a report and reads it back after each deployment. It has no password. */
const machine: Identity = {
  person: { id: MACHINE_ID, name: 'tengyun-verify', role: 'operator' },
  sessionId: null,
}

/** The machine account for the token of the settings; nobody when none is set. */
export function machineOf(token: string, acceptanceToken: Secret | undefined): Identity | undefined {
  if (!acceptanceToken) return undefined
  return timingSafeEqual(digest(token), digest(acceptanceToken.reveal())) ? machine : undefined
}

/** Of equal length whatever was sent, as the comparison in constant time demands. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
