/** What has to be known of a statement to decide whether it may be carried out again. */
export type Statement = 'read' | 'write' | 'begin' | 'commit' | 'rollback'

/**
 * Only a plain `select` counts as a read: `with` may contain writes. Functions with effects, which a `select` could
 * call, are called in transactions here, and those are never carried out again by the connection.
 */
export function statementOf(sql: string): Statement {
  const word = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase()
  switch (word) {
    case 'select':
      return 'read'
    case 'begin':
    case 'start':
      return 'begin'
    case 'commit':
    case 'rollback':
      // `rollback to` ends nothing.
      return /^\s*rollback\s+to\b/i.test(sql) ? 'write' : word
    default:
      return 'write'
  }
}
