import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { databaseFacts } from '../../../measure/database.ts'
import { noConnection } from '../../no-connection.ts'

/** The share of all connections that the app may hold: the rest is for the next release, backups and people. */
const share = 0.8

export const postgresConnections: Check = {
  id: 'postgres-connections',
  title: {
    en: 'The app holds its connections in a pool that fits the server',
    zh: '应用连接池与数据库连接上限相称',
  },
  story: ['2.2.3', '2.5.1', 'N4'],
  expected: {
    en: 'the app’s connections are less than 80 % of what the server allows',
    zh: '应用的连接数低于上限的 80 %',
  },
  mend: {
    en: 'Take a larger postgres.size, or give the app a smaller pool.',
    zh: '提高 postgres.size，或调小应用的连接池。',
  },
  async run(input) {
    const { connections, maxConnections } = await databaseFacts(input)
    const held = connections.length
    if (held === 0) return noConnection
    return judged(held < share * maxConnections, `${held} / ${maxConnections}`, [
      `max_connections = ${maxConnections}`,
      `pg_stat_activity: ${held} connections of the app`,
    ])
  },
}
