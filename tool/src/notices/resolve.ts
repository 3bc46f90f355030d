import { readFile } from 'node:fs/promises'
import { resolve as resolvePath } from 'node:path'
import type { NoticesConfig } from '../config/sections/notices.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { givenAppSecret } from '../secrets/app-secrets.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'
import type { EmailReceiver, MailServer, Receiver, RobotReceiver, WebhookReceiver } from './receiver.ts'

export interface Resolved {
  readonly receivers: readonly Receiver[]
  /** Those of the config that cannot be reached from here, and why. */
  readonly unreachable: readonly Unreachable[]
}

export interface Unreachable {
  /** As `labelOf` names receivers. */
  readonly channel: string
  readonly why: Text
}

export interface Place {
  readonly environment: string
  /** Of the config: its paths are relative to it. */
  readonly folder: string
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string | undefined>>
}

export function placeIn({ project, name, context }: Session): Place {
  return { environment: name, folder: project.folder, secrets: context.secrets, env: process.env }
}

/** Gives the receivers of a config their addresses and passwords. */
export async function resolveReceivers(config: NoticesConfig | undefined, place: Place): Promise<Resolved> {
  if (config === undefined) return { receivers: [], unreachable: [] }
  const found = [
    ...robotsOf(config, place),
    ...(await readersOf(config, place)),
    ...webhooksOf(config, place),
  ]
  return {
    receivers: found.flatMap((one) => ('why' in one ? [] : [one])),
    unreachable: found.flatMap((one) => ('why' in one ? [one] : [])),
  }
}

/** The robots that are known here. */
export function resolveRobots(config: NoticesConfig, place: Place): RobotReceiver[] {
  return robotsOf(config, place).flatMap((one) => ('why' in one ? [] : [one]))
}

type Found<R extends Receiver> = R | Unreachable

function robotsOf(config: NoticesConfig, place: Place) {
  return config.robots.map((robot): Found<RobotReceiver> => {
    const channel = `robot ${robot.name}`
    const address = secretFor(place, robot.address)
    if (address === undefined) return { channel, why: noSecret(place, robot.address) }
    if (!isFitAddress(address)) return { channel, why: unfitAddress(robot.address) }
    return { kind: 'robot', ...commonOf(config, robot), address }
  })
}

function webhooksOf(config: NoticesConfig, place: Place) {
  return config.webhooks.map((webhook): Found<WebhookReceiver> => {
    const channel = `webhook ${webhook.name}`
    const address = secretFor(place, webhook.address)
    if (address === undefined) return { channel, why: noSecret(place, webhook.address) }
    if (!isFitAddress(address)) return { channel, why: unfitAddress(webhook.address) }
    const common = { kind: 'webhook', ...commonOf(config, webhook), address } as const
    if (webhook.key === undefined) return common
    const key = secretFor(place, webhook.key)
    return key === undefined ? { channel, why: noSecret(place, webhook.key) } : { ...common, key }
  })
}

async function readersOf(config: NoticesConfig, place: Place) {
  const { email } = config
  if (email === undefined) return []
  const server = await mailServerOf(email, place)
  return email.readers.map((reader): Found<EmailReceiver> => {
    if ('why' in server) return { channel: `email ${reader.name}`, why: server.why }
    return { kind: 'email', ...commonOf(config, reader), server, from: email.from, to: reader.to }
  })
}

type Email = NonNullable<NoticesConfig['email']>

async function mailServerOf(
  { host, port, login, authority }: Email,
  place: Place,
): Promise<MailServer | { readonly why: Text }> {
  const server = {
    host,
    port,
    ...(authority === undefined ? {} : { authority: await readAuthority(place.folder, authority) }),
  }
  if (login === undefined) return server
  const password = secretFor(place, login.password)
  return password === undefined
    ? { why: noSecret(place, login.password) }
    : { ...server, login: { user: login.user, password } }
}

/** @throws TengyunError `config/file-unreadable` */
async function readAuthority(folder: string, file: string): Promise<string> {
  try {
    return await readFile(resolvePath(folder, file), 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new TengyunError('config/file-unreadable', { where: file, why, cause })
  }
}

type Reader = NoticesConfig['robots'][number] | Email['readers'][number] | NoticesConfig['webhooks'][number]

function commonOf(config: NoticesConfig, { name, levels, language, quietHours }: Reader) {
  const quiet = quietHours ?? config.quietHours ?? false
  return { name, levels, language: language ?? config.language, quiet: quiet === false ? null : quiet }
}

function secretFor({ env, secrets }: Place, name: string): string | undefined {
  return env[name] || givenAppSecret(secrets, name) || undefined
}

/** Addresses are keys: they travel encrypted, or not at all beyond this machine. */
function isFitAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname))
}

function noSecret({ environment }: Place, name: string): Text {
  const command = `npx tengyun secrets set ${name} ${environment}`
  return { en: `${name} has no value: ${command}`, zh: `${name} 没有值：${command}` }
}

function unfitAddress(name: string): Text {
  return { en: `${name} is no https address`, zh: `${name} 不是 https 地址` }
}
