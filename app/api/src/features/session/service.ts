import { AppError } from '../../errors/app-error.ts'
import type { Attempts } from '../../people/attempts.ts'
import { passwordMatches } from '../../people/password.ts'
import type { PeopleRepository, PersonRow } from '../../people/people-repository.ts'
import type { Person } from '../../people/person.ts'
import type { Session, Sessions } from '../../people/sessions.ts'
import { acceptedHash } from '../people/service.ts'
import type { Credentials, PasswordChange } from './schema.ts'

export interface SessionServiceParts {
  readonly people: PeopleRepository
  readonly sessions: Sessions
  readonly attempts: Attempts
}

export class SessionService {
  readonly #parts: SessionServiceParts

  constructor(parts: SessionServiceParts) {
    this.#parts = parts
  }

  /** Says the same, after the same time, to a wrong name, a wrong password and a disabled account. */
  async signIn({ name, password }: Credentials, address: string): Promise<Session> {
    const { people, sessions, attempts } = this.#parts
    await attempts.begin(name, address)
    const row = await people.findByName(name)
    const matches = await passwordMatches(password, row?.password_hash ?? null)
    if (!row || !matches || row.disabled_at) throw new AppError('auth/wrong-credentials')
    await attempts.succeeded(name, address)
    return sessions.start(toPerson(row), row.generation)
  }

  /** Ends every session of the person, and begins a new one for whoever changed the password. */
  async changePassword(
    person: Person,
    { current, password }: PasswordChange,
    address: string,
  ): Promise<Session> {
    const { people, sessions, attempts } = this.#parts
    await attempts.begin(person.name, address)
    const before = await people.find(person.id)
    if (!before || !(await passwordMatches(current, before.password_hash)))
      throw new AppError('auth/wrong-credentials')
    await attempts.succeeded(person.name, address)
    const changed = await people.change(person.id, {
      password_hash: await acceptedHash(password, person.name),
    })
    await sessions.announceEndOfAll(person.id)
    if (!changed) throw new AppError('auth/not-signed-in')
    return sessions.start(person, changed.generation)
  }
}

export function toPerson({ id, name, role }: PersonRow): Person {
  return { id, name, role }
}
