import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors/app-error.ts'
import { hashPassword } from '../../people/password.ts'
import { isPredictable } from '../../people/password-policy.ts'
import type { PeopleRepository, PersonRow } from '../../people/people-repository.ts'
import type { Sessions } from '../../people/sessions.ts'
import type { Account, AccountChange, NewAccount } from './schema.ts'

export interface PeopleParts {
  readonly people: PeopleRepository
  readonly sessions: Sessions
  readonly clock: Clock
}

/** What administrators do with accounts. An account is disabled, never deleted, since what was done bears its name. */
export class PeopleService {
  readonly #parts: PeopleParts

  constructor(parts: PeopleParts) {
    this.#parts = parts
  }

  async list(): Promise<Account[]> {
    return (await this.#parts.people.all()).map(toAccount)
  }

  async find(id: string): Promise<Account> {
    const row = await this.#parts.people.find(id)
    if (!row) throw new AppError('person/not-found')
    return toAccount(row)
  }

  async create({ name, role, password }: NewAccount): Promise<Account> {
    const { people, clock } = this.#parts
    const passwordHash = await acceptedHash(password, name)
    const row = await people.create({ name, role, passwordHash }, clock())
    if (!row) throw new AppError('person/name-taken')
    return toAccount(row)
  }

  /** Ends all sessions of the person: what somebody may do never changes under an open session. */
  async change(id: string, { role, disabled, password }: AccountChange): Promise<Account> {
    const { people, sessions, clock } = this.#parts
    const before = await people.find(id)
    if (!before) throw new AppError('person/not-found')
    if (before.password_hash === null) throw new AppError('person/machine')
    const change = {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabled_at: disabled ? clock() : null }),
      ...(password !== undefined && { password_hash: await acceptedHash(password, before.name) }),
    }
    const changed = await people.whileAdministratorsStay(async (locked) => {
      const row = await locked.change(id, change)
      if (!(await locked.hasAdministrator())) throw new AppError('person/last-administrator')
      return row
    })
    await sessions.announceEndOfAll(id)
    if (!changed) throw new AppError('person/not-found')
    return toAccount(changed)
  }
}

/** The hash of a password that may be chosen. */
export async function acceptedHash(password: string, name: string): Promise<string> {
  if (isPredictable(password, name)) throw new AppError('password/predictable')
  return hashPassword(password)
}

function toAccount(row: PersonRow): Account {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    machine: row.password_hash === null,
  }
}
