import type { Compilable, CompiledQuery } from 'kysely'
import type { Database } from './connect.ts'

/**
 * A query that is built once instead of each time it is run, since building costs the process more than sending.
 * `build` is called with a stand-in for each value: it may place them in the query and ask whether one is given,
 * and nothing else; there is one statement for each set of values that are. The server is told the whole statement
 * each time: one that it had prepared would fail once a migration adds a column.
 */
export function prepared<P extends object, O>(
  build: (database: Database, given: P) => Compilable<O>,
): (database: Database, given: P) => Promise<O[]> {
  const statements = new Map<string, CompiledQuery<O>>()
  return async (database, given) => {
    const values = new Map(Object.entries(given).filter(([, value]) => value !== undefined))
    const names = [...values.keys()].join()
    const statement = statements.get(names) ?? build(database, standInsFor<P>(values)).compile()
    statements.set(names, statement)
    const parameters = statement.parameters.map((value) =>
      value instanceof StandIn ? values.get(value.name) : value,
    )
    const { rows } = await database.executeQuery<O>({ ...statement, parameters })
    return rows
  }
}

class StandIn {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Typed as the values themselves, which `build` only hands on to where any value can be. */
function standInsFor<P extends object>(values: ReadonlyMap<string, unknown>): P {
  return Object.fromEntries([...values.keys()].map((name) => [name, new StandIn(name)])) as P
}
