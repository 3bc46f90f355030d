import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { statementOf } from '../statement.ts'
import { END } from './position.ts'
import { type ReadScope, readScopes } from './scope.ts'
import type { Standbys } from './standbys.ts'

/** The primary, and for reads of requests that may lag the standbys: who asks does not see which of them answers. */
export class SplitPool implements PostgresPool {
  readonly #primary: PostgresPool
  readonly #standbys: Standbys

  constructor(primary: PostgresPool, standbys: Standbys) {
    this.#primary = primary
    this.#standbys = standbys
  }

  get options(): object {
    return this.#primary.options
  }

  async connect(): Promise<PostgresPoolClient> {
    const scope = readScopes.getStore()
    return scope ? new SplitClient(this.#primary, this.#standbys, scope) : this.#primary.connect()
  }

  async end(): Promise<void> {
    await Promise.all([this.#primary.end(), this.#standbys.end()])
  }
}

/** Takes a connection to the primary once there is something to do that no standby may, or would, do. */
class SplitClient implements PostgresPoolClient {
  readonly #pool: PostgresPool
  readonly #standbys: Standbys
  readonly #scope: ReadScope
  #primary: PostgresPoolClient | undefined

  constructor(pool: PostgresPool, standbys: Standbys, scope: ReadScope) {
    this.#pool = pool
    this.#standbys = standbys
    this.#scope = scope
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement === 'string') return this.#carryOut<R>(statement, parameters)
    throw new Error('A cursor belongs to one server; requests that may lag have none')
  }

  release(destroy?: boolean): void {
    this.#primary?.release(destroy)
  }

  async #carryOut<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (statementOf(sql) === 'read' && !this.#primary) {
      const result = await this.#standbys.read<R>(sql, parameters, this.#scope)
      if (result) return result
    }
    // What the request reads after this may not be older.
    this.#scope.floor = END
    this.#primary ??= await this.#pool.connect()
    return this.#primary.query<R>(sql, parameters)
  }
}
