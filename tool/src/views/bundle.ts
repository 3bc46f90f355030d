import type { Bundle } from '../logs/bundle/write-bundle.ts'
import { bytes } from './backups.ts'
import type { Terminal } from './terminal.ts'

export function showBundle({ say, note, colors }: Terminal, { file, size, names, missing }: Bundle): void {
  for (const { name, why } of missing) note(`${colors.yellow('!')} ${name}: ${why}`)
  say({
    en: `${colors.green('✓')} ${file}: ${names.length} files, ${bytes(size)}.`,
    zh: `${colors.green('✓')} ${file}：${names.length} 个文件，${bytes(size)}。`,
  })
  say({
    en: '  Secrets are struck out. Addresses of people and what the app logged of them are not: look before you pass it on.',
    zh: '  密钥已去除；访问者地址及应用记录的相关信息仍在其中：转交前请先查看。',
  })
}
