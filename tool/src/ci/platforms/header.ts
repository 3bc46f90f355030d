import { inLanguage, type Language } from '../../text.ts'
import type { Platform } from './platform.ts'

/** By which a file of ours is known again. */
const mark = 'tengyun ci init'

/** The first line of every file: who wrote it, and how it is changed. */
export function headerOf(platform: Platform['id'], language: Language): string {
  return inLanguage(
    {
      en: `Written by "${mark} ${platform}": change tengyun.config.ts or package.json and run that again.`,
      zh: `由 "${mark} ${platform}" 生成：请修改 tengyun.config.ts 或 package.json 后重新运行该命令。`,
    },
    language,
  )
}

export function isOurs(content: string): boolean {
  const [first = ''] = content.split('\n')
  return first.includes(`"${mark} `)
}
