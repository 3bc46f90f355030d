import type { ClientChannel } from 'ssh2'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Script } from './script.ts'
import { attach } from './ssh/attach.ts'
import { scriptText, sshCommand, timedOut } from './ssh/command.ts'
import { checkTheWay, openSsh, type SshAddress, type SshConnection } from './ssh/connection.ts'
import type { Login } from './ssh/login.ts'
import { type ScriptResult, scriptTimedOut, type Transport } from './transport.ts'

export interface SshTransportInput {
  readonly to: SshAddress
  /** Asked for once, when the first script is to be run. */
  readonly login: () => Promise<Login>
  readonly jump?: SshAddress
}

/** Bytes of a script's output that are kept. */
const keptOutput = 4 * 1024 * 1024

/** Milliseconds past a script's own limit after which the host is given up: by then it has ended the script itself. */
const margin = 30_000

/** Milliseconds for which output is awaited after the script ended: what it left running may hold it open for ever. */
const lastWords = 500

/**
 * Runs scripts over SSH as root, or as a user who may become root with `sudo` without being asked. The connection is
 * made when it is needed, kept for the scripts that follow, and made anew by the next one when it was lost. A
 * connection at rest does not keep this process alive.
 */
export function sshTransport({ to, login, jump }: SshTransportInput): Transport {
  const where = `${to.user}@${to.address}:${to.port}`
  let opened: Promise<SshConnection> | undefined
  let running = 0

  const connection = () => {
    const forget = () => {
      opened = undefined
    }
    if (opened === undefined) {
      opened = login().then((how) => openSsh(to, how, jump))
      opened.then(({ client }) => client.once('close', forget), forget)
    }
    return opened
  }

  return {
    async run(script) {
      const { client, socket } = await connection()
      running += 1
      socket.ref()
      try {
        const result = await perform(await start(client, script), script)
        if (to.user !== 'root' && isRefusedBySudo(result)) throw notAdministrator(result)
        return result
      } finally {
        running -= 1
        if (running === 0) socket.unref()
      }
    },

    async absence() {
      try {
        const { socket } = await connection()
        if (running === 0) socket.unref()
        return undefined
      } catch (error) {
        if (error instanceof TengyunError && error.code === 'host/unreachable')
          return error.explanation.why ?? error.message
        throw error
      }
    },

    async attach(script, seat) {
      const { client } = await connection()
      try {
        return await attach(client, script, to.user, seat)
      } catch (error) {
        throw lost(script, String(error))
      } finally {
        client.end()
      }
    },
  }

  function start(client: SshConnection['client'], script: Script): Promise<ClientChannel> {
    return new Promise((resolve, reject) => {
      client.exec(sshCommand(script, to.user), (error, channel) => {
        if (error) reject(lost(script, error.message))
        else resolve(channel)
      })
    })
  }

  function perform(channel: ClientChannel, script: Script): Promise<ScriptResult> {
    const output: Buffer[] = []
    let size = 0
    const keep = (chunk: Buffer) => {
      if (size < keptOutput) output.push(chunk)
      size += chunk.length
    }
    return new Promise((resolve, reject) => {
      let exitCode: number | undefined
      const giveUp = setTimeout(
        () => {
          channel.destroy()
          reject(lost(script, `no answer within ${script.timeout} s`))
        },
        script.timeout * 1000 + margin,
      )

      const end = () => {
        clearTimeout(giveUp)
        if (exitCode === undefined) reject(lost(script, 'the connection was lost while the script ran'))
        else if (exitCode === timedOut) reject(scriptTimedOut(where, script))
        else resolve({ exitCode, output: Buffer.concat(output).toString() })
      }
      channel.on('data', keep)
      channel.stderr.on('data', keep)
      channel.once('exit', (code: number | null) => {
        // No code: a signal ended it, for which shells say 128 and more.
        exitCode = code ?? 255
        setTimeout(() => channel.close(), lastWords).unref()
      })
      channel.once('close', end)
      channel.end(scriptText(script))
    })
  }

  function notAdministrator({ output }: ScriptResult): TengyunError {
    return new TengyunError('host/not-administrator', { where, why: output.trim() })
  }

  function lost(script: Script, why: string): TengyunError {
    return new TengyunError('host/unreachable', {
      where: `${where}: ${script.title}`,
      why,
      next: checkTheWay,
    })
  }
}

/** It says so itself, or the shell says that there is none. */
function isRefusedBySudo({ exitCode, output }: ScriptResult): boolean {
  return (
    (exitCode === 1 && output.startsWith('sudo: ')) || (exitCode === 127 && /^\w+: .*sudo: /.test(output))
  )
}
