import type { DeployResult } from '../releases/deploy.ts'
import type { Terminal } from './terminal.ts'

export function showDeployed(terminal: Terminal, { release, hosts }: DeployResult): void {
  const { colors } = terminal
  const sign = colors.green('✓')
  if (hosts.every(({ outcome }) => outcome === 'unchanged')) {
    terminal.say({
      en: `${sign} Release ${release} already serves.`,
      zh: `${sign} 版本 ${release} 已在服务。`,
    })
    return
  }
  const where = hosts.map(({ name, slot }) => `${name} (${slot})`).join(', ')
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} serves on ${where}.`,
    zh: `${sign} 版本 ${colors.bold(release)} 已在 ${where} 上服务。`,
  })
}
