import type { Text } from '../text.ts'

/** Of an environment: what a web site alone does without. */
export function siteText(say: (text: Text) => string): string[] {
  return [
    `// ${say({ en: 'A web site alone asks no database. An app that does: `{}` orders one, with what it costs.', zh: '纯静态网站不使用数据库。应用需要时改为 `{}` 即可开通（计费）。' })}`,
    'postgres: false,',
    'redis: false,',
  ]
}
