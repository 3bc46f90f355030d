import { skipped } from '../finding.ts'

/** Whether an app needs the database is for its own readiness to say. */
export const noConnection = skipped({
  en: 'The app has no connection to PostgreSQL open at this moment.',
  zh: '应用此刻没有打开的 PostgreSQL 连接。',
})
