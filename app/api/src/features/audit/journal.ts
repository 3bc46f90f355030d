import type { AuditRepository, NewAuditRow } from './repository.ts'

/** Far below the 65,535 values that one statement of PostgreSQL may have. */
const MOST_AT_ONCE = 500

/**
 * Writes entries behind the answers. Those that come while others are being written wait and are written together, so
 * that a busy moment costs one connection and few commits.
 */
export class AuditJournal {
  readonly #repository: AuditRepository
  readonly #lost: (error: unknown, rows: readonly NewAuditRow[]) => void
  readonly #waiting: NewAuditRow[] = []
  #writing: Promise<void> | undefined

  constructor(repository: AuditRepository, lost: (error: unknown, rows: readonly NewAuditRow[]) => void) {
    this.#repository = repository
    this.#lost = lost
  }

  add(row: NewAuditRow): void {
    this.#waiting.push(row)
    this.#writing ??= this.#writeAll()
  }

  /** Once everything that was added is written, or lost. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const rows = this.#waiting.splice(0, MOST_AT_ONCE)
      await this.#repository.add(rows).catch((error: unknown) => this.#lost(error, rows))
    }
    // In the same instant as the last look: an entry that came in between would wait for the one after it.
    this.#writing = undefined
  }
}
