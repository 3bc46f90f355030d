import type { Check } from '../check.ts'
import { noDatabase, noPostgres, noRedis } from './reasons.ts'

/** A check of PostgreSQL, where there is one. */
export function ofPostgres(check: Check): Check {
  return {
    ...check,
    run: async (input) => (input.session.environment.postgres === false ? noPostgres : check.run(input)),
  }
}

/** A check of Redis, where there is one. */
export function ofRedis(check: Check): Check {
  return {
    ...check,
    run: async (input) => (input.session.environment.redis === false ? noRedis : check.run(input)),
  }
}

/** A check of what both databases share, where there is either. */
export function ofDatabases(check: Check): Check {
  return {
    ...check,
    async run(input) {
      const { postgres, redis } = input.session.environment
      return postgres === false && redis === false ? noDatabase : check.run(input)
    },
  }
}
