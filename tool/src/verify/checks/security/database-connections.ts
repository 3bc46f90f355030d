import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { databaseFacts } from '../../measure/database.ts'
import { noConnection } from '../no-connection.ts'

export const databaseConnections: Check = {
  id: 'database-connections',
  title: { en: 'The app itself speaks to PostgreSQL encrypted', zh: '应用的数据库连接均已加密' },
  story: ['2.3.3', 'S1', 'T3'],
  expected: { en: 'every connection of the app has TLS', zh: '应用的每个连接均为 TLS' },
  mend: {
    en: 'See DATABASE_URL of the app: it needs sslmode=verify-full.',
    zh: '检查应用的 DATABASE_URL，应包含 sslmode=verify-full。',
  },
  async run(input) {
    const { connections } = await databaseFacts(input)
    if (connections.length === 0) return noConnection
    const encrypted = connections.filter((version) => version !== null)
    const versions = [...new Set(connections.map((version) => version ?? 'in clear'))].join(', ')
    const told = `${encrypted.length}/${connections.length}: ${versions}`
    return judged(encrypted.length === connections.length, told, [`pg_stat_ssl: ${told}`])
  },
}
