import type { Text } from '../text.ts'
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
  foreign: readonly string[],
): void {
  const { colors, language } = terminal
  const stateOf = ({ name, hasValue }: SecretName): Text => {
    if (hasValue) return { en: 'has a value', zh: '已有值' }
    if (!foreign.includes(name)) return { en: 'is generated at the next deploy', zh: '下次部署时生成' }
    const command = `npx tengyun secrets set ${name} ${environment}`
    return { en: `has no value yet: ${command}`, zh: `尚无值：${command}` }
  }
  const rows = secrets.map((secret) => [`  ${secret.name}`, colors.dim(stateOf(secret)[language])])
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

/** Of what nobody but notices needs. */
export function showNextTest(terminal: Terminal, environment: string, name: string): void {
  const sign = terminal.colors.green('✓')
  const command = `npx tengyun notify test ${environment}`
  terminal.say({
    en: `${sign} ${name} is set. See whether notices arrive: ${command}`,
    zh: `${sign} ${name} 已设置。请测试通知能否送达：${command}`,
  })
  terminal.document({ environment, name, done: 'set' })
}

/** Of what the cloud has to know before the app uses it. */
export function showNextUp(
  terminal: Terminal,
  environment: string,
  name: string,
  done: keyof typeof outcomes,
): void {
  const command = `npx tengyun up ${environment}`
  const { en, zh } = outcomes[done](name)
  const sign = terminal.colors.green('✓')
  terminal.say({
    en: `${sign} ${en} This hands it to the cloud, and then to the app: ${command}`,
    zh: `${sign} ${zh}运行以下命令，先交给云端，再交给应用：${command}`,
  })
  terminal.document({ environment, name, done })
}

const outcomes = {
  set: (name: string) => ({ en: `${name} is set.`, zh: `${name} 已设置。` }),
  rotated: (name: string) => ({ en: `${name} has a new value.`, zh: `${name} 已更换。` }),
} as const

export function showNextDeploy(
  terminal: Terminal,
  environment: string,
  name: string,
  done: keyof typeof outcomes,
): void {
  const sign = terminal.colors.green('✓')
  const command = `npx tengyun deploy ${environment}`
  const what = outcomes[done](name)
  terminal.say({
    en: `${sign} ${what.en} The next deploy hands it to the app: ${command}`,
    zh: `${sign} ${what.zh}下次部署时交给应用：${command}`,
  })
  terminal.document({ environment, name, done })
}
