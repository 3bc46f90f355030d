import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { InterruptedError, isLost, isReadOnly } from './outage.ts'
import type { PatientPool } from './patient-pool.ts'
import { type Statement, statementOf } from './statement.ts'

/**
 * A connection that is replaced when it is lost. What can have had no effect is carried out again on the new one,
 * and where there is a doubt, the work is told so.
 */
export class PatientClient implements PostgresPoolClient {
  readonly #pool: PatientPool
  #client: pg.PoolClient
  /** False once it went back to the pool, also where no other one could be had in its place. */
  #held = true
  #lost = false
  #inTransaction = false
  /** Without a listener, a connection that is lost between two statements of a transaction ends the process. */
  readonly #onError = () => {
    this.#lost = true
  }

  constructor(pool: PatientPool, client: pg.PoolClient) {
    this.#pool = pool
    this.#client = client
    client.on('error', this.#onError)
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(statement: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    if (typeof statement === 'string') return this.#carryOut<R>(statement, parameters)
    const client: PostgresPoolClient = this.#client
    return client.query(statement)
  }

  release(destroy = false): void {
    // Whoever asked gives back what is left of it; to give it back twice is an error that would hide why it was lost.
    if (!this.#held) return
    this.#held = false
    this.#client.off('error', this.#onError)
    this.#client.release(destroy || this.#lost)
  }

  async #carryOut<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const statement = statementOf(sql)
    for (let attempt = 1; ; attempt++) {
      // What the server had of the transaction went with the connection.
      if (this.#lost && statement === 'rollback') return this.#nothingToRollBack()
      try {
        const client: PostgresPoolClient = this.#client
        const result = await client.query<R>(sql, parameters)
        this.#note(statement)
        return result
      } catch (error) {
        if (!isLost(error) && !isReadOnly(error)) throw error
        this.#lost = true
        if (!this.#mayRepeat(statement, error))
          throw new InterruptedError(this.#effectOf(statement, error), error)
        if (!(await this.#pool.patience.wait(attempt))) throw error
        await this.#replace()
      }
    }
  }

  #note(statement: Statement): void {
    this.#pool.patience.end()
    if (statement === 'begin') this.#inTransaction = true
    if (statement === 'commit' || statement === 'rollback') this.#inTransaction = false
  }

  #mayRepeat(statement: Statement, error: unknown): boolean {
    if (this.#inTransaction) return false
    return statement !== 'write' || isReadOnly(error)
  }

  #effectOf(statement: Statement, error: unknown): 'none' | 'unknown' {
    if (isReadOnly(error)) return 'none'
    return this.#inTransaction && statement !== 'commit' ? 'none' : 'unknown'
  }

  async #replace(): Promise<void> {
    this.release()
    this.#client = await this.#pool.connectPatiently()
    this.#held = true
    this.#client.on('error', this.#onError)
    this.#lost = false
  }

  #nothingToRollBack(): PostgresQueryResult<never> {
    this.#inTransaction = false
    return { command: 'ROLLBACK', rowCount: 0, rows: [] }
  }
}
