import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLook, watchScript } from './watch.ts'

/** A log of its own: `status seconds path`. */
const fields = 'status = $1; seconds = $2; path = $3; asked = ($4 != "static")'

let folder = ''
let file = ''
let server: Server
let status = 200
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun watch '))
  file = join(folder, 'access.log')
  status = 200
  server = createServer((_, response) => response.writeHead(status).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

async function look(from: number | undefined, port = (server.address() as AddressInfo).port) {
  const url = `http://127.0.0.1:${port}/ready`
  const script = watchScript({ log: { file, fields }, from, url, ignored: ['/ready'] })
  const { stdout } = await promisify(execFile)('bash', ['-c', ['set -eu', ...script.lines].join('\n')])
  return readLook(stdout)
}

const sizes = (took: ReadonlyMap<number, number>) => [...took.values()].reduce((sum, count) => sum + count, 0)

describe('watching requests', () => {
  it('begins where the log ends', async () => {
    await writeFile(file, '500 0.1 /api/x\n')
    expect(await look(undefined)).toEqual({ position: 15, failed: 0, took: new Map() })
  })

  it('counts what was written since, and tells durations to two digits', async () => {
    await writeFile(file, '200 0.001 /old\n')
    const { position } = await look(undefined)
    await appendFile(file, '502 0.010 /api\n503 1 /api\n404 0.1234 /api\n200 0.127 /api\n201 12.345 /api\n')
    const seen = await look(position)
    expect(seen.failed).toBe(2)
    expect(seen.took.get(120)).toBe(2)
    expect(seen.took.get(12_300)).toBe(1)
    expect(await look(seen.position)).toMatchObject({ position: seen.position, failed: 0 })
  })

  it('leaves out static files, WebSockets and what only probes ask for', async () => {
    await writeFile(file, '')
    const { position } = await look(undefined)
    await appendFile(file, '500 0.01 /assets/x.js static\n101 3600 /ws/events\n503 0.01 /ready\n')
    const { failed, took } = await look(position)
    expect(failed).toBe(0)
    expect(sizes(took)).toBe(5)
  })

  it('asks by itself, so that a release nobody asks is seen to fail', async () => {
    expect((await look(0)).failed).toBe(0)
    status = 503
    expect((await look(0)).failed).toBe(5)
    expect((await look(0, 1)).failed).toBe(5)
  })

  it('begins anew with a log that was rotated', async () => {
    await writeFile(file, '200 0.001 /api\n200 0.001 /api\n')
    const { position } = await look(undefined)
    await truncate(file, 0)
    await appendFile(file, '500 0.001 /api\n')
    expect((await look(position)).failed).toBe(1)
  })
})
