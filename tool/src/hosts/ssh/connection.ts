import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { Client } from 'ssh2'
import { TengyunError } from '../../errors/tengyun-error.ts'
import {
  fingerprint,
  isPinned,
  type PinnedKey,
  type SignatureAlgorithm,
  signatureChoices,
  typeOf,
} from './host-key.ts'
import type { Login } from './login.ts'

/** A machine that is reached over SSH. */
export interface SshAddress {
  readonly address: string
  readonly port: number
  readonly user: string
  readonly hostKey: PinnedKey
}

export interface SshConnection {
  readonly client: Client
  /** The socket on this machine that carries it, directly or through the jump host. */
  readonly socket: Socket
}

/** Milliseconds within which a connection is to be made. */
const connectPatience = 20_000

/**
 * Milliseconds of silence after which the kernel asks whether the other side lives: often enough that no firewall
 * on the way forgets the connection. After ten more seconds without an answer it is lost.
 */
const keepAlive = 15_000

/**
 * Logs in to a host, through a jump host where one is given.
 *
 * @throws TengyunError `host/unreachable`, `host/key-mismatch`, `host/login-refused`
 */
export async function openSsh(to: SshAddress, login: Login, jump?: SshAddress): Promise<SshConnection> {
  if (jump === undefined) return logIn(to, login, async () => dial(to))
  const between = await openSsh(jump, login)
  try {
    const opened = await logIn(to, login, () => tunnel(between, to))
    opened.client.once('close', () => between.client.end())
    return opened
  } catch (error) {
    between.client.end()
    throw error
  }
}

/** A way to a host on which SSH can be spoken. */
interface Way {
  readonly stream: Duplex
  /** What carries it on this machine. */
  readonly socket: Socket
}

function dial({ address, port }: SshAddress): Way {
  const socket = connect({ host: address, port })
  socket.setKeepAlive(true, keepAlive)
  return { stream: socket, socket }
}

/** A way on from the jump host, as `ssh -J` makes it. */
function tunnel({ client, socket }: SshConnection, to: SshAddress): Promise<Way> {
  return new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, to.address, to.port, (error, stream) => {
      if (error) reject(explain(error, to, undefined))
      else resolve({ stream, socket })
    })
  })
}

/** Asks for one type of key after the other until the host shows the pinned one. */
async function logIn(to: SshAddress, login: Login, find: () => Promise<Way>): Promise<SshConnection> {
  let mismatch: TengyunError | undefined
  for (const signatures of signatureChoices(to.hostKey)) {
    const way = await find()
    try {
      return { client: await attempt(to, login, way.stream, signatures), socket: way.socket }
    } catch (error) {
      if (!(error instanceof TengyunError) || error.code !== 'host/key-mismatch') throw error
      mismatch ??= error
    }
  }
  throw mismatch
}

function attempt(
  to: SshAddress,
  login: Login,
  sock: Duplex,
  serverHostKey: SignatureAlgorithm[],
): Promise<Client> {
  const client = new Client()
  let shown: Buffer | undefined
  return new Promise((resolve, reject) => {
    client.once('ready', () => {
      client.off('error', refuse)
      // What happens to it later is seen by those who use it.
      client.on('error', () => {})
      resolve(client)
    })
    client.once('error', refuse)
    client.once('close', () => refuse(new Error('the connection was closed')))
    client.connect({
      ...login,
      sock,
      username: to.user,
      readyTimeout: connectPatience,
      algorithms: { serverHostKey },
      hostVerifier: (key: Buffer) => {
        shown = key
        return isPinned(to.hostKey, key)
      },
    })

    function refuse(error: Error) {
      sock.destroy()
      reject(explain(error, to, shown))
    }
  })
}

function explain(error: Error & { level?: string }, to: SshAddress, shown: Buffer | undefined): TengyunError {
  const where = `${to.user}@${to.address}:${to.port}`
  const { message } = error
  if (shown !== undefined && !isPinned(to.hostKey, shown)) {
    const found = `${typeOf(shown)} ${fingerprint(shown)}`
    const why = {
      en: `It showed ${found}; the config has ${to.hostKey}.`,
      zh: `它出示了 ${found}；配置中为 ${to.hostKey}。`,
    }
    return new TengyunError('host/key-mismatch', { where, why, cause: error })
  }
  if (message.includes('no matching host key format')) {
    const why = {
      en: `It has no key of the pinned type; the config has ${to.hostKey}.`,
      zh: `它没有所固定类型的密钥；配置中为 ${to.hostKey}。`,
    }
    return new TengyunError('host/key-mismatch', { where, why, cause: error })
  }
  if (error.level === 'client-authentication')
    return new TengyunError('host/login-refused', { where, why: message, cause: error })
  return new TengyunError('host/unreachable', { where, why: message, next: checkTheWay, cause: error })
}

/** Over SSH, no console of the cloud tells why a host is silent. */
export const checkTheWay = {
  en: 'Check that the host runs, that address and port are right, and that no firewall stands between.',
  zh: '请确认主机正在运行、地址与端口正确，且中间没有防火墙阻拦。',
}
