import { type Rule, wantedOf } from '../rule.ts'

export const databaseSslOff: Rule = {
  id: 'database/ssl-off',
  severity: 'error',
  title: { en: 'A database takes connections in clear.', zh: '数据库接受明文连接。' },
  explanation: {
    en: 'Passwords and data can be read by whoever listens inside the network.',
    zh: '网络内的监听者可以读到密码和数据。',
  },
  remedy: { en: 'Switch its SSL on.', zh: '请开启 SSL。' },
  violations: (subject) =>
    ['postgres', 'postgres-read-only', 'redis']
      .flatMap((kind) => wantedOf<{ ssl: boolean }>(subject, kind))
      .filter(({ fields }) => !fields.ssl)
      .map(({ key }) => ({ key, message: { en: 'Its SSL is off.', zh: 'SSL 未开启。' } })),
}
