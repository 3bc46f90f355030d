import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Attempts } from '../../people/attempts.ts'
import type { PeopleRepository } from '../../people/people-repository.ts'
import type { Session, Sessions } from '../../people/sessions.ts'
import { acceptedHash } from '../people/service.ts'
import { toPerson } from '../session/service.ts'
import type { SetupCode } from './code.ts'
import type { Setup } from './schema.ts'

export interface SetupParts {
  readonly people: PeopleRepository
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly code: SetupCode
  readonly clock: Clock
}

/** How the first administrator comes in. */
export class SetupService {
  readonly #parts: SetupParts

  constructor(parts: SetupParts) {
    this.#parts = parts
  }

  /** Whether there is nobody yet who could let others in; then also sees to it that there is a code. */
  async isNeeded(): Promise<boolean> {
    const { people, code } = this.#parts
    if (await people.hasAdministrator()) return false
    await code.provide()
    return true
  }

  async setUp({ code, name, password }: Setup, address: string): Promise<Session> {
    const { people, sessions, attempts, clock, code: expected } = this.#parts
    await attempts.begin('', address)
    if (!(await expected.matches(code))) throw new AppError('setup/wrong-code')
    const passwordHash = await acceptedHash(password, name)
    const created = await people.whileAdministratorsStay(async (locked) => {
      if (await locked.hasAdministrator()) throw new AppError('setup/done')
      return locked.create({ name, role: 'administrator', passwordHash }, clock())
    })
    if (!created) throw new AppError('person/name-taken')
    await attempts.succeeded('', address)
    return sessions.start(toPerson(created), created.generation)
  }
}
