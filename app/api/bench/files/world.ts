import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import COS from 'cos-nodejs-sdk-v5'
import { z } from 'zod'
import { end } from '../../test/processes.ts'
import { QUIET } from '../requests/processes.ts'

const emulator = join(import.meta.dirname, '../../../../emulator/bin/daemon.js')
const program = join(import.meta.dirname, 'serve-app.ts')

const connection = z.object({
  ready: z.object({
    cosEndpoint: z.string(),
    secretId: z.string(),
    secretKey: z.string(),
    appId: z.union([z.string(), z.number()]),
  }),
})
const served = z.object({ url: z.string(), authorization: z.string() })
const memory = z.object({ peak: z.number() })

export type World = Awaited<ReturnType<typeof startWorld>>

/** A COS that checks signatures and keeps files on disk, the app in a process of its own, and a file to send. */
export async function startWorld(bytes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'files-bench-'))
  const file = join(folder, 'file.txt')
  await pipeline(Readable.from(lines(bytes)), createWriteStream(file))

  const words = ['--data', join(folder, 'cloud'), '--address', '127.0.0.1', '--port', '0', '--cos-port', '0']
  const cloud = fork(emulator, [...words, '--speed', '1', '--rate-limits', 'off'], { stdio: QUIET })
  const { ready } = connection.parse(await told(cloud))
  const bucket = `files-${ready.appId}`
  const at = { Bucket: bucket, Region: 'ap-guangzhou' }
  const cos = new COS({
    SecretId: ready.secretId,
    SecretKey: ready.secretKey,
    Protocol: 'http:',
    ...{ Ip: new URL(ready.cosEndpoint).host },
  })
  await cos.putBucket(at)
  const app = fork(program, [ready.cosEndpoint, bucket, ready.secretId, ready.secretKey], { stdio: QUIET })
  const { url, authorization } = served.parse(await told(app))

  async function stop(): Promise<void> {
    const gone = once(app, 'exit')
    app.send('stop')
    await gone
    await end(cloud, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  /** The most memory that the app took since the last time, in bytes. */
  async function peakMemory(): Promise<number> {
    const answer = told(app)
    app.send('memory')
    return memory.parse(await answer).peak
  }
  return { file, bytes, cos, at, url, headers: { authorization }, peakMemory, stop }
}

async function told(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A program ended with ${code} before it said anything`)
  })
  ended.catch(() => {})
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message
}

/** Text, since that is what the app looks at most. */
function* lines(bytes: number): Generator<Buffer> {
  const block = Buffer.from('The water stands at 10 m; the embankment holds.\n'.repeat(20_000))
  for (let left = bytes; left > 0; left -= block.length) yield block.subarray(0, left)
}
