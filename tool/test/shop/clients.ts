import { fileURLToPath } from 'node:url'
import type { RealHost } from '../real-host.ts'

export interface Clients {
  /** Ends them; what they saw. */
  stop(): Promise<Seen>
}

export interface Seen {
  readonly asked: number
  readonly failed: readonly string[]
  /** In the order in which they were first seen. */
  readonly releases: readonly string[]
}

/** Clients on the host that ask without a pause, over connections that are kept. */
export async function startClients(host: RealHost, count: number): Promise<Clients> {
  const program = fileURLToPath(new URL('client.js', import.meta.url))
  const child = host.start(process.execPath, program, '80', String(count))
  let output = ''
  const isAsking = new Promise<void>((done) => child.stdout.once('data', () => done()))
  child.stdout.on('data', (chunk) => (output += chunk))
  const hasEnded = new Promise((done) => child.once('close', done))
  await isAsking
  return {
    async stop() {
      await host.run('pkill', '-TERM', '-f', program)
      await hasEnded
      return JSON.parse(output.trim().split('\n').at(-1) ?? '')
    },
  }
}
