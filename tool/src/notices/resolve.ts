import { readFile } from 'node:fs/promises'
import { resolve as resolvePath } from 'node:path'
import type { NoticesConfig } from '../config/sections/notices.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { addressFor, type Keeping, type Lack, secretFor } from './keeping.ts'
import type { EmailReceiver, MailServer, Receiver, RobotReceiver, WebhookReceiver } from './receiver.ts'

export interface Resolved {
  readonly receivers: readonly Receiver[]
  /** Those of the config that cannot be reached from here, and why. */
  readonly unreachable: readonly Unreachable[]
}

export interface Unreachable extends Lack {
  /** As `labelOf` names receivers. */
  readonly channel: string
}

/** Gives the receivers of a config their addresses and passwords. */
export async function resolveReceivers(
  config: NoticesConfig | undefined,
  keeping: Keeping,
): Promise<Resolved> {
  if (config === undefined) return { receivers: [], unreachable: [] }
  const found = [
    ...robotsOf(config, keeping),
    ...(await readersOf(config, keeping)),
    ...webhooksOf(config, keeping),
  ]
  return {
    receivers: found.flatMap((one) => ('why' in one ? [] : [one])),
    unreachable: found.flatMap((one) => ('why' in one ? [one] : [])),
  }
}

/** The robots that are known here. */
export function resolveRobots(config: NoticesConfig, keeping: Keeping): RobotReceiver[] {
  return robotsOf(config, keeping).flatMap((one) => ('why' in one ? [] : [one]))
}

function robotsOf(config: NoticesConfig, keeping: Keeping) {
  return config.robots.map((robot): RobotReceiver | Unreachable => {
    const address = addressFor(keeping, robot.address)
    if (typeof address !== 'string') return { channel: `robot ${robot.name}`, ...address }
    return { kind: 'robot', ...commonOf(config, robot), address }
  })
}

function webhooksOf(config: NoticesConfig, keeping: Keeping) {
  return config.webhooks.map((webhook): WebhookReceiver | Unreachable => {
    const channel = `webhook ${webhook.name}`
    const address = addressFor(keeping, webhook.address)
    if (typeof address !== 'string') return { channel, ...address }
    const receiver = { kind: 'webhook', ...commonOf(config, webhook), address } as const
    if (webhook.key === undefined) return receiver
    const key = secretFor(keeping, webhook.key)
    return typeof key === 'string' ? { ...receiver, key } : { channel, ...key }
  })
}

async function readersOf(config: NoticesConfig, keeping: Keeping) {
  const { email } = config
  if (email === undefined) return []
  const server = await mailServerOf(email, keeping)
  return email.readers.map((reader): EmailReceiver | Unreachable => {
    if ('why' in server) return { channel: `email ${reader.name}`, ...server }
    return { kind: 'email', ...commonOf(config, reader), server, from: email.from, to: reader.to }
  })
}

type Email = NonNullable<NoticesConfig['email']>

async function mailServerOf(
  { host, port, login, authority }: Email,
  keeping: Keeping,
): Promise<MailServer | Lack> {
  const server = {
    host,
    port,
    ...(authority === undefined ? {} : { authority: await readAuthority(keeping.folder, authority) }),
  }
  if (login === undefined) return server
  const password = secretFor(keeping, login.password)
  return typeof password === 'string' ? { ...server, login: { user: login.user, password } } : password
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
