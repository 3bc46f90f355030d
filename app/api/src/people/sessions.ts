import type { Clock } from '../clock.ts'
import type { AccessTokens } from './access-token.ts'
import type { Identity } from './guard.ts'
import type { Keyring } from './keyring.ts'
import type { LivingSessions } from './living-sessions.ts'
import type { Person } from './person.ts'
import { isGenuine, readRefreshToken, refreshTokenOf } from './refresh-token.ts'
import type { SessionEnds, SessionsEnded } from './session-ends.ts'
import type { SessionRepository, SessionRow } from './session-repository.ts'

/** A working week: whoever comes back on Monday signs in once. */
const LONGEST_SECONDS = 7 * 24 * 3_600
/** Longer than a shift: whoever was away for so long signs in again. */
export const IDLE_SECONDS = 12 * 3_600
/** Two tabs renew at the same moment, or an answer is lost on the way: within this time, that is no theft. */
const GRACE_MS = 10_000

/** What a signed-in client holds. */
export interface Session {
  readonly person: Person
  readonly accessToken: string
  readonly expiresAt: Date
  readonly refreshToken: string
}

export type Renewal =
  | { readonly outcome: 'renewed'; readonly session: Session }
  | { readonly outcome: 'refused' }
  /** A token came back that had been exchanged long ago: one of the two who held it is a thief. */
  | { readonly outcome: 'stolen'; readonly person: Person }

export interface SessionParts {
  readonly repository: SessionRepository
  readonly living: LivingSessions
  readonly ends: SessionEnds
  readonly accessTokens: AccessTokens
  readonly keyring: Keyring
  readonly clock: Clock
}

export class Sessions {
  readonly #parts: SessionParts

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** `generation` is the person's as it was when the password was read. */
  async start(person: Person, generation: number): Promise<Session> {
    const { repository, clock } = this.#parts
    const now = clock()
    const expiresAt = new Date(now.getTime() + LONGEST_SECONDS * 1_000)
    return this.#handOut(await repository.start(person.id, generation, now, expiresAt), person)
  }

  async authenticate(token: string): Promise<Identity | undefined> {
    const { accessTokens, living } = this.#parts
    const claims = await accessTokens.verify(token)
    const person = claims && (await living.personOf(claims.sid))
    return person?.id === claims?.sub && person && claims ? { person, sessionId: claims.sid } : undefined
  }

  /** Who stands behind a session; nobody once it has ended. */
  personOf(sessionId: string): Promise<Person | undefined> {
    return this.#parts.living.personOf(sessionId)
  }

  /** Exchanges a refresh token. One that was exchanged before ends the session, whoever presents it. */
  async renew(text: string): Promise<Renewal> {
    const { repository, keyring, clock } = this.#parts
    const token = readRefreshToken(text)
    const session = token && (await repository.findForRenewal(token.sessionId, clock()))
    if (!token || !session || !isGenuine(token, session, keyring)) return { outcome: 'refused' }
    if (this.#isIdle(session)) return { outcome: 'refused' }

    const { turn } = session
    if (token.turn === turn) return this.#advance(session)
    if (token.turn === turn - 1 && this.#isFresh(session))
      return { outcome: 'renewed', session: await this.#handOut(session, session.person) }
    await this.end(session.id)
    return { outcome: 'stolen', person: session.person }
  }

  async end(sessionId: string): Promise<void> {
    const { repository, ends, clock } = this.#parts
    await repository.end(sessionId, clock())
    await ends.announce({ sessionId })
  }

  /** To be called once the person's generation has grown, which is what ends the sessions. */
  async announceEndOfAll(personId: string): Promise<void> {
    await this.#parts.ends.announce({ personId })
  }

  /** Calls `listener` in every process when sessions end, for what lives longer than a request. */
  onEnded(listener: (ended: SessionsEnded) => void): () => void {
    return this.#parts.ends.onEnded(listener)
  }

  async #advance(session: SessionRow & { person: Person }): Promise<Renewal> {
    const { repository, clock } = this.#parts
    // Whoever comes second in the same moment gets what the first one got.
    await repository.advance(session.id, session.turn, clock())
    const next = { ...session, turn: session.turn + 1 }
    return { outcome: 'renewed', session: await this.#handOut(next, session.person) }
  }

  async #handOut(row: SessionRow, person: Person): Promise<Session> {
    const { accessTokens, keyring } = this.#parts
    const { token, expiresAt } = await accessTokens.issue(person.id, row.id)
    return { person, accessToken: token, expiresAt, refreshToken: refreshTokenOf(row, row.turn, keyring) }
  }

  #isIdle({ turned_at }: SessionRow): boolean {
    return this.#msSince(turned_at) > IDLE_SECONDS * 1_000
  }

  #isFresh({ turned_at }: SessionRow): boolean {
    return this.#msSince(turned_at) <= GRACE_MS
  }

  #msSince(moment: Date): number {
    return this.#parts.clock().getTime() - moment.getTime()
  }
}
