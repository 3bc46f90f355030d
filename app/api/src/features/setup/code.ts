import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import type { Secret } from '../../secret.ts'

/** Without letters and figures that look like others. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** The code that lets the first administrator in: that of the settings, else one that the log shows once. */
export class SetupCode {
  readonly #database: Database
  readonly #given: Secret | undefined
  readonly #tell: (code: string) => void

  constructor(database: Database, given: Secret | undefined, tell: (code: string) => void) {
    this.#database = database
    this.#given = given
    this.#tell = tell
  }

  /** Makes a code if there is none, in one process of those that are asked at once, which tells it. */
  async provide(): Promise<void> {
    if (this.#given) return
    const code = generateCode()
    const made = await reached(
      this.#database
        .insertInto('setup_codes')
        .values({ digest: digest(code) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst(),
    )
    if (made.numInsertedOrUpdatedRows) this.#tell(code)
  }

  async matches(code: string): Promise<boolean> {
    const expected = this.#given ? digest(this.#given.reveal()) : await this.#stored()
    return expected !== undefined && timingSafeEqual(digest(code), expected)
  }

  async #stored(): Promise<Buffer | undefined> {
    const row = await reached(this.#database.selectFrom('setup_codes').select('digest').executeTakeFirst())
    return row?.digest
  }
}

function generateCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

function digest(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}
