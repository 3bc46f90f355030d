import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choosePort } from '../src/engine/ports.ts'
import { type ClientConstructor, connect } from './client.ts'
import type { ClientOptions } from './emulator.ts'

export interface EmulatorProcess extends AsyncDisposable {
  readonly dataFolder: string
  client<Client>(clientClass: ClientConstructor<Client>, options?: ClientOptions): Client
  start(): Promise<void>
  /** As an impatient person or a crash would end it: `kill -9`. */
  kill(): Promise<void>
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

/** An emulator in a process of its own, which can be killed and started again on the same data. */
export async function anEmulatorProcess({ speed = 1_000 } = {}): Promise<EmulatorProcess> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tengyun-emulator-'))
  const port = await choosePort('127.0.0.1', 0)
  const cosPort = await choosePort('127.0.0.1', 0)
  const endpoint = `http://127.0.0.1:${port}`
  const program = fileURLToPath(new URL('run-emulator.ts', import.meta.url))
  let child: ChildProcess | undefined

  const start = async () => {
    const args = [program, dataFolder, `${port}`, `${cosPort}`, `${speed}`]
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    await once(started.stdout, 'data')
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  await start()
  const account = JSON.parse(readFileSync(join(dataFolder, 'account.json'), 'utf8'))
  return {
    dataFolder,
    client: (clientClass, options = {}) => connect(clientClass, { endpoint, world: { account } }, options),
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => {
      await end('SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
