import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostPaths } from '../../hosts/paths.ts'
import { lookAtDisks } from './disks.ts'
import { lookAtMemory } from './memory.ts'
import type { Site } from './order.ts'
import { readInfo } from './redis.ts'
import { lookAtRequests } from './requests.ts'
import { lookAtSlots } from './slots.ts'
import { tell } from './told.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tengyun-health-'))
})
afterEach(() => rm(root, { recursive: true }))

describe('requests', () => {
  const now = new Date('2020-01-01T08:00:00Z')
  const line = (secondsAgo: number, status: number, seconds: number) =>
    `${now.getTime() / 1000 - secondsAgo}.000 ${status} ${seconds} blue|r1 "GET /" 127.0.0.1 id\n`

  it('of the last minutes are counted, with what failed and how long 95 of 100 took', async () => {
    const log = join(root, 'access.log')
    const answered = Array.from({ length: 19 }, () => line(10, 200, 0.01)).join('')
    await writeFile(log, line(400, 500, 9) + answered + line(5, 502, 2) + line(1, 101, 3600))
    expect(await lookAtRequests(log, 5, now)).toEqual({ count: 20, failed: 1, p95: 10 })
  })

  it('that nobody made take no time', async () => {
    const log = join(root, 'access.log')
    await writeFile(log, '')
    expect(await lookAtRequests(log, 5, now)).toEqual({ count: 0, failed: 0, p95: undefined })
  })
})

it('memory that caches would give up is not used', async () => {
  const file = join(root, 'meminfo')
  await writeFile(file, 'MemTotal:        1000 kB\nMemFree:  10 kB\nMemAvailable:     250 kB\n')
  expect(await lookAtMemory(file)).toEqual({
    usedPercent: 75,
    totalBytes: 1_024_000,
    availableBytes: 256_000,
  })
})

it('a disk is looked at once, however many folders lie on it', async () => {
  await mkdir(join(root, 'data'))
  const [disk, ...others] = await lookAtDisks([root, join(root, 'data'), join(root, 'missing')])
  expect(others).toEqual([])
  expect(disk?.folder).toBe(root)
  expect(disk?.usedPercent).toBeGreaterThanOrEqual(0)
  expect(disk?.usedPercent).toBeLessThanOrEqual(100)
})

describe('slots of processes', () => {
  const site = (): Site => ({ project: 'shop', runtime: 'process', paths: hostPaths(root, 'shop'), door: '' })

  it('tell which one serves what, and how often it ended by itself', async () => {
    const { paths } = site()
    const at = paths.slot('green')
    await mkdir(at.folder, { recursive: true })
    await symlink(paths.release('r7'), at.release)
    await Promise.all([
      writeFile(paths.active, 'green\n'),
      writeFile(at.wanted, ''),
      writeFile(at.ended, '1\n137\n'),
      writeFile(at.lock, ''),
    ])
    // Nobody holds its lock: the supervisor is gone.
    expect(await lookAtSlots(site())).toEqual([
      { slot: 'blue', active: false, well: true, state: 'empty', release: undefined, endings: 0 },
      { slot: 'green', active: true, well: false, state: 'ended', release: 'r7', endings: 2 },
    ])
  })
})

it('what Redis says of itself is read, and a limit that it does not have is none', () => {
  const info =
    '# Memory\r\nused_memory:1048576\r\nmaxmemory:0\r\n# Stats\r\nkeyspace_hits:90\r\nkeyspace_misses:10\r\nevicted_keys:3\r\nconnected_clients:4\r\n'
  expect(readInfo(info)).toEqual({
    ...{ usedBytes: 1_048_576, allowedBytes: undefined, hits: 90, misses: 10, evicted: 3, clients: 4 },
  })
})

it('a look that fails says why at the bottom of it', async () => {
  const told = await tell(() => {
    throw new TypeError('fetch failed', { cause: new AggregateError([new Error('connect ECONNREFUSED')]) })
  })
  expect(told).toEqual({ why: 'connect ECONNREFUSED' })
})
