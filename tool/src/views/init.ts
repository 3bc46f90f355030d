import type { DetectedApp } from '../init/detected-app.ts'
import type { Terminal } from './terminal.ts'

export function showDetected(
  { note, colors }: Terminal,
  { framework, image, start, site }: DetectedApp,
): void {
  const how =
    image === undefined ? (start ?? `${site}/`) : `docker build --file ${image.dockerfile} ${image.context}`
  note({
    en: `${colors.green('✓')} Found: ${framework}  ${colors.dim(how)}`,
    zh: `${colors.green('✓')} 已识别：${framework}  ${colors.dim(how)}`,
  })
}

/** What was written, what to look at, and where to go on. */
export function showWritten(
  { say, colors }: Terminal,
  { advice }: DetectedApp,
  ignored: Readonly<Record<string, readonly string[]>>,
): void {
  say({
    en: `${colors.green('✓')} tengyun.config.ts is written; read it, it is short.`,
    zh: `${colors.green('✓')} 已写入 tengyun.config.ts，内容不长，请过目。`,
  })
  for (const [file, lines] of Object.entries(ignored).filter(([, lines]) => lines.length > 0))
    say({
      en: `${colors.green('✓')} ${file}: ${lines.join(' ')}`,
      zh: `${colors.green('✓')} ${file}：${lines.join(' ')}`,
    })
  for (const { en, zh } of advice)
    say({ en: `${colors.yellow('!')} ${en}`, zh: `${colors.yellow('!')} ${zh}` })
  say({
    en: `
  npx tengyun up                        all of it on this machine
  npx tengyun plan production --emulator    what production would be, and cost
  npx tengyun doctor production         what is missing for the cloud`,
    zh: `
  npx tengyun up                        在本机运行整个环境
  npx tengyun plan production --emulator    生产环境的组成与费用
  npx tengyun doctor production         检查上云还缺什么`,
  })
}
