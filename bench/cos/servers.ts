import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import COS from 'cos-nodejs-sdk-v5'
import { runWell } from '../../e2e/support/run.ts'

const emulator = fileURLToPath(new URL('../../emulator/bin/tengyun-emulator.js', import.meta.url))
const bare = fileURLToPath(new URL('bare-server.ts', import.meta.url))

type Method = 'GET' | 'PUT'

/** A server that takes an object and gives it back. */
export interface ObjectServer {
  /** What a request for the object is to be sent with. */
  request(method: Method): RequestOptions
  /** Of its process, MiB: the most that it ever took. */
  peakMemory(): number
  stop(): Promise<void>
}

/** The emulated COS, with links that bear their own signature. */
export async function emulatedCos(): Promise<ObjectServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-bench-'))
  const type = (...words: string[]) =>
    runWell([process.execPath, emulator, ...words, '--data', folder], { folder })
  await type('start', '--port', '0', '--cos-port', '0')
  const told = JSON.parse(await readFile(join(folder, 'emulator.json'), 'utf8'))
  const { host, hostname, port } = new URL(told.cosEndpoint)
  const { secretId: SecretId, secretKey: SecretKey } = told
  const { appId } = JSON.parse(await readFile(join(folder, 'account.json'), 'utf8'))
  const at = { Bucket: `bench-${appId}`, Region: 'ap-guangzhou' }
  // `Ip` is in the SDK, though not in its declarations.
  const cos = new COS({ SecretId, SecretKey, Protocol: 'http:', ...({ Ip: host } as object) })
  await cos.putBucket(at)
  return {
    request(method) {
      const signed = cos.getObjectUrl({ ...at, Key: 'object', Method: method, Sign: true }, () => {})
      const { host: Host, pathname, search } = new URL(signed)
      // The bucket's name is in the host's, which no DNS knows.
      return { method, hostname, port, path: pathname + search, headers: { Host } }
    },
    peakMemory: () => peakMemoryOf(told.pid),
    async stop() {
      await type('stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @param hashes what it computes of an object */
export async function bareServer(hashes: 'md5' | 'md5+crc64'): Promise<ObjectServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-bench-'))
  const child = spawn(process.execPath, [bare, folder, hashes], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = await once(child.stdout, 'data')
  return {
    request: (method) => ({ method, hostname: '127.0.0.1', port: String(port).trim(), path: '/object' }),
    peakMemory: () => peakMemoryOf(child.pid ?? 0),
    async stop() {
      const exited = once(child, 'exit')
      child.kill()
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function peakMemoryOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
