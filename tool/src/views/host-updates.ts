import type { Terminal } from './terminal.ts'

/** What became of one host. */
export interface HostUpdate {
  readonly host: string
  readonly isEmulated: boolean
  /** Those that are newer now, with their versions. */
  readonly packages: readonly string[]
  readonly restart: 'none' | 'needed' | 'done'
}

export function showUpdates(terminal: Terminal, updates: readonly HostUpdate[], environment: string): void {
  const { say, colors } = terminal
  for (const { host, isEmulated, packages, restart } of updates) {
    say(colors.bold(host))
    if (isEmulated) {
      say({
        en: '  an emulated host is a folder of this machine: there is nothing to update',
        zh: '  模拟主机是本机上的一个目录，无需更新',
      })
      continue
    }
    for (const one of packages) say(`  ${colors.green('+')} ${one}`)
    if (packages.length === 0) say({ en: '  has all security updates already', zh: '  已安装全部安全更新' })
    if (restart === 'done') say({ en: '  was restarted and serves again', zh: '  已重启并恢复服务' })
    if (restart === 'needed')
      say({
        en: `  ${colors.yellow('!')} must be restarted: npx tengyun host update ${environment} ${host} --reboot`,
        zh: `  ${colors.yellow('!')} 需要重启：npx tengyun host update ${environment} ${host} --reboot`,
      })
  }
}
