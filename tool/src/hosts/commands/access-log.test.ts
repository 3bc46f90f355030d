import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessLogScript, readLook } from './access-log.ts'

/** A line as the web server writes it. */
function line(
  status: number,
  seconds: number,
  path: string,
  answeredBy = 'green|20260314-091207-a1b2c3d',
): string {
  return `1773479527.123 ${status} ${seconds} ${answeredBy} "GET ${path}" 127.0.0.1 0f\n`
}

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
  const door = `http://127.0.0.1:${port}`
  const script = accessLogScript({ log: file, slot: 'green', position: from, door, path: '/ready' })
  const { stdout } = await promisify(execFile)('bash', ['-c', ['set -eu', ...script.lines].join('\n')])
  return readLook(stdout)
}

const sizes = (took: ReadonlyMap<number, number>) => [...took.values()].reduce((sum, count) => sum + count, 0)

describe('a look at the access log', () => {
  it('begins where the log ends', async () => {
    await writeFile(file, line(500, 0.1, '/api/x'))
    const { failed, took } = await look(undefined)
    expect({ failed, took }).toEqual({ failed: 0, took: new Map() })
  })

  it('counts what was written since, and tells durations to two digits', async () => {
    await writeFile(file, line(200, 0.001, '/api/old'))
    const { position } = await look(undefined)
    const failed = line(502, 0.01, '/api/a') + line(503, 1, '/api/b')
    await appendFile(
      file,
      failed + line(404, 0.1234, '/api/c') + line(200, 0.127, '/api/d e') + line(201, 12.345, '/api/f'),
    )
    const seen = await look(position)
    expect(seen.failed).toBe(2)
    expect(seen.took.get(120)).toBe(2)
    expect(seen.took.get(12_300)).toBe(1)
    expect(await look(seen.position)).toMatchObject({ position: seen.position, failed: 0 })
  })

  it('leaves out static files, WebSockets, what only probes ask for and what the other slot answered', async () => {
    await writeFile(file, '')
    const { position } = await look(undefined)
    await appendFile(
      file,
      line(500, 0.01, '/assets/x.js', '|') + line(101, 3600, '/ws/events') + line(503, 0.01, '/ready'),
    )
    await appendFile(file, line(500, 0.01, '/api/a', 'blue|20260313-174000-9f8e7d6'))
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
    await writeFile(file, line(200, 0.001, '/api/a') + line(200, 0.001, '/api/b'))
    const { position } = await look(undefined)
    await truncate(file, 0)
    await appendFile(file, line(500, 0.001, '/api/c'))
    expect((await look(position)).failed).toBe(1)
  })
})
