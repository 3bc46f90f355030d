import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hostPaths } from '../../hosts/paths.ts'
import { findLines } from './find-lines.ts'
import type { LogOrder } from './order.ts'

let root: string
const start = Date.parse('2020-01-01T08:00:00Z')
const second = (n: number) => new Date(start + n * 1000).toISOString()
const entry = (n: number, more: object) => `${JSON.stringify({ time: second(n), ...more })}\n`

const order: LogOrder = {
  ...{ project: 'shop', runtime: 'process', since: start, services: [], lines: 100, room: 100_000 },
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tengyun-logs-'))
  const paths = hostPaths(root, 'shop')
  await mkdir(paths.logs, { recursive: true })
  await mkdir(paths.slot('blue').folder, { recursive: true })
  await mkdir(paths.release('r2'), { recursive: true })
  await symlink(paths.release('r2'), paths.slot('blue').release)
  await writeFile(
    join(paths.logs, 'blue.log'),
    entry(3, { level: 30, msg: 'hello', requestId: 'abc1' }) +
      entry(4, { level: 50, msg: 'broke' }) +
      '    at somewhere.ts:1\n',
  )
  await writeFile(join(paths.logs, 'blue.log.1.gz'), gzipSync(entry(1, { level: 30, msg: 'earlier' })))
  await writeFile(paths.nginx.accessLog, `${start / 1000 + 2}.000 200 0.010 blue|r2 "GET /" 127.0.0.1 abc1\n`)
  await writeFile(join(paths.logs, 'backup.log'), `${second(5)} stored\n`)
})
afterEach(() => rm(root, { recursive: true }))

const find = (more: Partial<LogOrder> = {}) => findLines({ ...order, ...more }, { HOST_ROOT: root })
const texts = async (more?: Partial<LogOrder>) => (await find(more)).lines.map(({ text }) => text)

it('finds what all services wrote, by time, rotated files included', async () => {
  const { lines, services } = await find()
  expect(lines.map(({ service, text }) => `${service} ${text}`)).toEqual([
    'api earlier',
    'nginx GET / → 200  10 ms  127.0.0.1',
    'api hello',
    'api broke\n    at somewhere.ts:1',
    'backup stored',
  ])
  expect(services).toEqual(['api', 'backup', 'nginx'])
})

it('names the release of what its slot runs now, and of nothing that was rotated away', async () => {
  const { lines } = await find({ services: ['api'] })
  expect(lines.map(({ text, release }) => [text.split('\n')[0], release])).toEqual([
    ['earlier', undefined],
    ['hello', 'r2'],
    ['broke', 'r2'],
  ])
})

it('follows one request through the services', async () => {
  expect(await texts({ request: 'abc' })).toEqual(['GET / → 200  10 ms  127.0.0.1', 'hello'])
})

it('leaves out what matters less, what does not match, and what is older', async () => {
  expect(await texts({ level: 'error' })).toEqual(['broke\n    at somewhere.ts:1'])
  expect(await texts({ grep: 'EARL|stored' })).toEqual(['earlier', 'stored'])
  expect(await texts({ since: start + 4500 })).toEqual(['stored'])
})

it('keeps the newest lines, and says how many it left out', async () => {
  const { lines, left } = await find({ lines: 2 })
  expect(lines.map(({ service }) => service)).toEqual(['api', 'backup'])
  expect(left).toBe(3)
  expect((await find({ room: 120 })).lines.map(({ text }) => text)).toEqual(['stored'])
})

it('gives lines without any time the one at which their file was written', async () => {
  const file = join(hostPaths(root, 'shop').logs, 'green.log')
  await writeFile(file, 'listening\nand waiting\n')
  await utimes(file, new Date(start), new Date(start + 9_000))
  const { lines } = await find({ services: ['api'], since: start + 8_000 })
  expect(lines).toMatchObject([
    { text: 'listening', at: start + 9_000, slot: 'green' },
    { text: 'and waiting', at: start + 9_000 },
  ])
})
