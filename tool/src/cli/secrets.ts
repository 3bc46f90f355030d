import { environmentOf, loadProject } from '../config/load.ts'
import { suggest } from '../config/suggest.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import {
  foreignSecrets,
  givenAppSecret,
  noticeSecrets,
  rotateAppSecret,
  secretVariables,
  setAppSecret,
} from '../secrets/app-secrets.ts'
import { filesCdnKey, isCdnKeys } from '../secrets/cdn-key.ts'
import { openSecrets, type Secrets } from '../secrets/secrets.ts'
import { ageStore, secretPlace } from '../secrets/store.ts'
import { defaultEnvironment } from '../session.ts'
import { showGiven, showNextDeploy, showNextTest, showNextUp, showSecretNames } from '../views/secrets.ts'
import type { CommandInput, Run } from './command.ts'

/** `secrets list [environment]`, `secrets set|reveal|rotate <name> [environment]`: the app's, on this machine. */
export const secrets: Run = async (input) => {
  const [action = '', name = ''] = input.words
  const act = actions[action]
  if (act === undefined)
    throw new TengyunError('cli/usage', { where: `secrets ${action}`, command: 'npx tengyun help secrets' })
  const keeping = await openKeeping(input, input.words[action === 'list' ? 1 : 2])
  if (action !== 'list') refuseUnknown(keeping, name)
  await act(input, keeping, name)
  return 0
}

interface Keeping {
  readonly environment: string
  readonly variables: readonly string[]
  /** Those that data is encrypted with. */
  readonly sealing: readonly string[]
  /** Those that others made. */
  readonly foreign: readonly string[]
  /** Those that are needed to tell people something. */
  readonly notices: readonly string[]
  readonly secrets: Secrets
}

type Action = (input: CommandInput, keeping: Keeping, name: string) => Promise<void>

const actions: Readonly<Record<string, Action>> = {
  async list({ terminal }, { environment, variables, foreign, secrets }) {
    const names = variables.map((name) => ({ name, hasValue: givenAppSecret(secrets, name) !== undefined }))
    showSecretNames(terminal, environment, names, foreign)
  },

  async set(input, { environment, notices, secrets }, name) {
    const value = await readValue(input, name)
    if (name === filesCdnKey && !isCdnKeys(value))
      throw new TengyunError('secrets/unfit-value', { where: name, why: cdnForm })
    setAppSecret(secrets, name, value)
    await secrets.save()
    if (notices.includes(name)) showNextTest(input.terminal, environment, name)
    else if (name === filesCdnKey) showNextUp(input.terminal, environment, name, 'set')
    else showNextDeploy(input.terminal, environment, name, 'set')
  },

  async reveal({ terminal }, { environment, secrets }, name) {
    const value = givenAppSecret(secrets, name)
    if (value === undefined) {
      throw new TengyunError('secrets/no-value', {
        where: `${environment}: ${name}`,
        command: `npx tengyun deploy ${environment}`,
      })
    }
    showGiven(terminal, name, value)
  },

  async rotate({ terminal }, { environment, sealing, foreign, secrets }, name) {
    if (foreign.includes(name)) {
      const command = `npx tengyun secrets set ${name} ${environment}`
      throw new TengyunError('secrets/foreign', { where: `${environment}: ${name}`, command })
    }
    rotateAppSecret(secrets, name, { keepFormer: sealing.includes(name) })
    await secrets.save()
    if (name === filesCdnKey) showNextUp(terminal, environment, name, 'rotated')
    else showNextDeploy(terminal, environment, name, 'rotated')
  },
}

const cdnForm = {
  en: 'CDN takes 6 to 32 letters and digits; with a comma, the one before it, too',
  zh: 'CDN 只接受 6 至 32 位字母和数字；可用逗号附上前一个密钥',
}

/** Secrets are kept on this machine: no cloud is asked. */
async function openKeeping(input: CommandInput, named: string | undefined): Promise<Keeping> {
  const { config, folder } = await loadProject(input.folder, input.options.config)
  const name = named ?? defaultEnvironment(Object.keys(config.environments))
  const environment = environmentOf(config, name)
  const isEmulated = environment.cloud === 'emulator' || input.options.emulator === true
  return {
    environment: name,
    variables: secretVariables(config.app, environment),
    sealing: config.app.sealing,
    foreign: foreignSecrets(environment),
    notices: noticeSecrets(environment),
    secrets: await openSecrets(ageStore(secretPlace(folder, name, isEmulated))),
  }
}

function refuseUnknown({ variables }: Keeping, name: string): void {
  if (variables.includes(name)) return
  const meant = suggest(name, variables)
  throw new TengyunError('secrets/unknown-name', {
    where: name,
    why: { en: `app.secrets names ${variables.join(', ')}`, zh: `app.secrets 中有 ${variables.join('、')}` },
    ...(meant === undefined ? {} : { next: { en: `Did you mean ${meant}?`, zh: `您是否想写 ${meant}？` } }),
  })
}

/**
 * From a person who types it unseen, or from what is piped in; never from the command line, which every process of the
 * machine can read.
 *
 * @throws TengyunError `secrets/unfit-value`
 */
async function readValue({ terminal }: CommandInput, name: string): Promise<string> {
  const value = process.stdin.isTTY
    ? await terminal.askUnseen({ en: `Value of ${name}:`, zh: `${name} 的值：` })
    : (await readAll(process.stdin)).replace(/\r?\n$/, '')
  // Environment files of containers have one line for a variable.
  if (value === '' || /\p{Cc}/u.test(value)) throw new TengyunError('secrets/unfit-value', { where: name })
  return value
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}
