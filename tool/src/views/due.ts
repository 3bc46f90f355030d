import type { DeployDue } from '../releases/due.ts'
import type { SettingChange } from '../releases/settings/imprint.ts'
import type { Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** That what serves should be deployed once more, and why; nothing where it need not. */
export function showDue({ say, colors }: Terminal, environment: string, due: DeployDue): void {
  const reason = reasonFor(due)
  if (reason === undefined) return
  const command = `npx tengyun deploy ${environment}`
  say({
    en: `  ${colors.yellow('!')} A deploy is due${reason.en}: ${command}`,
    zh: `  ${colors.yellow('!')} 需要再部署一次${reason.zh}：${command}`,
  })
}

/** What stands behind "a deploy is due"; undefined where none is. */
export function reasonFor({ settings, resources }: DeployDue): Text | undefined {
  if (settings.length > 0)
    return {
      en: ` (${settings.map((one) => words(one).en).join(', ')})`,
      zh: `（${settings.map((one) => words(one).zh).join('，')}）`,
    }
  if (resources.length > 0)
    return {
      en: ` after this (settings tell of ${resources.join(', ')})`,
      zh: `（在此之后：设置中含有 ${resources.join('、')} 的信息）`,
    }
  return undefined
}

function words({ name, change }: SettingChange): Text {
  switch (change) {
    case 'added':
      return { en: `${name} added`, zh: `新增 ${name}` }
    case 'removed':
      return { en: `${name} removed`, zh: `移除 ${name}` }
    case 'changed':
      return { en: `${name} changed`, zh: `${name} 已变` }
  }
}
