import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '../src/cloud/cloud.ts'

const program = fileURLToPath(new URL('../../emulator/bin/tengyun-emulator.js', import.meta.url))

export interface RunningEmulator {
  readonly connection: Connection
  stop(): Promise<void>
}

/**
 * An emulated cloud of a test's own, as a process on free ports.
 *
 * @param speed how many times faster than the cloud things happen
 */
export async function startEmulator(speed = 3_600): Promise<RunningEmulator> {
  const data = await mkdtemp(join(tmpdir(), 'tengyun-cloud-'))
  await run(['start', '--data', data, '--port', '0', '--cos-port', '0', '--speed', String(speed)])
  const { endpoint, cosEndpoint, secretId, secretKey, region } = JSON.parse(
    await readFile(join(data, 'emulator.json'), 'utf8'),
  )
  return {
    connection: { endpoint, cosEndpoint, secretId, secretKey, region },
    async stop() {
      await run(['stop', '--data', data])
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function run(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk
    })
  }
  const exitCode = await new Promise<number | null>((done, failed) => {
    child.on('error', failed)
    child.on('close', done)
  })
  if (exitCode !== 0)
    throw new Error(`tengyun-emulator ${words.join(' ')}: exit code ${exitCode}\n${printed}`)
}
