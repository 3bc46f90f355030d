import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import ssh2, { type ConnectConfig } from 'ssh2'
import { TengyunError } from '../../errors/tengyun-error.ts'

/** What proves us to a host: a key file, or the keys of the agent that runs for this user. */
export type Login = Pick<ConnectConfig, 'privateKey' | 'agent'>

/**
 * @param identity path of a private key, relative to the project; without it, the agent's keys are tried
 * @throws TengyunError `host/no-login` where there is nothing to log in with
 */
export async function readLogin(identity: string | undefined, folder: string): Promise<Login> {
  const agent = process.env.SSH_AUTH_SOCK
  if (identity !== undefined) return { privateKey: await readPrivateKey(resolve(folder, atHome(identity))) }
  if (agent) return { agent }
  throw new TengyunError('host/no-login', {
    why: {
      en: 'SSH_AUTH_SOCK is not set and the config names no identity.',
      zh: 'SSH_AUTH_SOCK 未设置，配置中也没有 identity。',
    },
  })
}

async function readPrivateKey(path: string): Promise<Buffer> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw new TengyunError('host/no-login', { where: path, why: String(cause), cause })
  })
  const key = ssh2.utils.parseKey(content)
  // A key that needs a passphrase is the agent's business: it asks once and keeps it in memory.
  if (key instanceof Error)
    throw new TengyunError('host/no-login', { where: path, why: key.message, cause: key })
  return content
}

function atHome(path: string): string {
  return path.startsWith('~/') ? path.replace('~', homedir()) : path
}
