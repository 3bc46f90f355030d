import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

export interface SecretName {
  readonly name: string
  readonly hasValue: boolean
}

export function showSecretNames(
  terminal: Terminal,
  environment: string,
  secrets: readonly SecretName[],
): void {
  const { colors, language } = terminal
  const states = {
    true: { en: 'has a value', zh: '已有值' },
    false: { en: 'is generated at the next deploy', zh: '下次部署时生成' },
  }
  const rows = secrets.map(({ name, hasValue }) => [`  ${name}`, colors.dim(states[`${hasValue}`][language])])
  for (const line of tableLines(rows)) terminal.say(line)
  if (secrets.length === 0)
    terminal.say({ en: 'The config names no secrets (app.secrets).', zh: '配置中没有密钥（app.secrets）。' })
  terminal.document({ environment, secrets })
}

/** Somebody asked to see it. */
export function showGiven(terminal: Terminal, name: string, value: string): void {
  terminal.say(value)
  terminal.document({ name, value })
}

export function showNextDeploy(
  terminal: Terminal,
  environment: string,
  name: string,
  done: 'set' | 'rotated',
): void {
  const sign = terminal.colors.green('✓')
  const command = `npx tengyun deploy ${environment}`
  const what = {
    set: { en: `${name} is set.`, zh: `${name} 已设置。` },
    rotated: { en: `${name} has a new value.`, zh: `${name} 已更换。` },
  }[done]
  terminal.say({
    en: `${sign} ${what.en} The next deploy hands it to the app: ${command}`,
    zh: `${sign} ${what.zh}下次部署时交给应用：${command}`,
  })
  terminal.document({ environment, name, done })
}
