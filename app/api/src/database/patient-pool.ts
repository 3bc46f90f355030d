import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { isLost } from './outage.ts'
import type { Patience } from './patience.ts'
import { PatientClient } from './patient-client.ts'

/** Connections to a database that may be away for a moment: while it is, work waits instead of failing. */
export class PatientPool implements PostgresPool {
  readonly patience: Patience
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool, patience: Patience) {
    this.#pool = pool
    this.patience = patience
    // Between leaving the pool and reaching whoever waits for it, a connection has no other listener, and an error that
    // nobody hears ends the process. Whoever gets it learns from the first statement.
    pool.on('connect', (client) => client.on('error', () => {}))
  }

  get options(): object {
    return this.#pool.options
  }

  async connect(): Promise<PostgresPoolClient> {
    return new PatientClient(this, await this.connectPatiently())
  }

  /** That there is no connection means that nothing was done, whatever it was to be. */
  async connectPatiently(): Promise<pg.PoolClient> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#pool.connect()
      } catch (error) {
        if (!isLost(error) || !(await this.patience.wait(attempt))) throw error
      }
    }
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}
