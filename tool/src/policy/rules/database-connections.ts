import {
  connectionsPerProcess,
  leastConnections,
  maxConnections,
} from '../../releases/settings/connections.ts'
import { type Rule, wantedOf } from '../rule.ts'

export const databaseConnections: Rule = {
  id: 'database/connections',
  severity: 'warning',
  title: {
    en: 'The database allows too few connections for its hosts.',
    zh: '数据库允许的连接数不足以供全部主机使用。',
  },
  explanation: {
    en: 'During a release every host runs the app twice. What does not get a connection waits, and then fails.',
    zh: '发布期间每台主机同时运行两个版本。得不到连接的请求会等待，继而失败。',
  },
  remedy: {
    en: 'Take a larger postgres.size, or fewer, larger hosts.',
    zh: '请提高 postgres.size，或改用更少而更大的主机。',
  },
  violations: (subject) => {
    const hosts = wantedOf(subject, 'cvm').length
    return subject.observed.flatMap(({ kind, key, fields }) => {
      const allowed = kind === 'postgres' ? maxConnections(fields.parameters) : undefined
      if (allowed === undefined || hosts === 0) return []
      const each = connectionsPerProcess(allowed, hosts)
      if (each >= leastConnections) return []
      return [
        {
          key,
          message: {
            en: `Its ${allowed} connections are ${each} for each process of ${hosts} hosts.`,
            zh: `共 ${allowed} 个连接，${hosts} 台主机的每个进程仅得 ${each} 个。`,
          },
        },
      ]
    })
  },
}
