import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostPaths } from '../hosts/paths.ts'
import { backupPlaces } from './places.ts'
import { scheduleLines } from './schedule.ts'

const run = promisify(execFile)

/** The hours that systemd itself reads out of a timer: its own program, or none on this machine. */
const judge = '/usr/bin/systemd-analyze'

const linesFor = (root: string, hours: readonly number[]) =>
  scheduleLines('shop', { paths: hostPaths(root, 'shop'), isRoot: true }, hours)

describe('the hours of backups', () => {
  it('are a timer of systemd on a real host', () => {
    const text = decoded(linesFor('', [3, 15]))
    expect(text).toContain(
      'OnCalendar=*-*-* 03:00:00 Asia/Shanghai\nOnCalendar=*-*-* 15:00:00 Asia/Shanghai\n',
    )
    expect(text).toContain('ExecStart=/opt/shop/bin/back-up\n')
    expect(text).toContain('systemctl enable --quiet --now tengyun-shop-backup.timer')
  })

  it.runIf(existsSync(judge))('mean to systemd what they mean to people', async () => {
    const words = ['calendar', '*-*-* 03:00:00 Asia/Shanghai']
    const { stdout } = await run(judge, words, { env: { LANG: 'C', TZ: 'UTC' } })
    expect(stdout).toMatch(/Next elapse: .* 19:00:00 UTC/)
  })

  it('are gone with their timer where there are none', () => {
    const text = decoded(linesFor('', []))
    expect(text).toContain('systemctl disable')
    expect(text).not.toContain('OnCalendar')
  })

  describe('on a host without systemd', () => {
    let host: IdleHost
    beforeEach(async () => {
      host = await idleHost('2026-11-23T03:30:00+08:00')
    })
    afterEach(() => host.discard())

    it('are waited for by a program of their own', async () => {
      expect(decoded(host.lines([3]))).not.toContain('systemctl')
      await host.setUp([3, 15])
      expect(await host.backupsAt(['2026-11-23T14:59:59+08:00', '2026-11-23T15:00:10+08:00'])).toEqual([0, 1])
    })

    it('are one backup each, and none in the hour in which they were set up', async () => {
      await host.setUp([3, 4])
      expect(
        await host.backupsAt([
          '2026-11-23T03:59:59+08:00',
          '2026-11-23T04:00:00+08:00',
          '2026-11-23T04:59:59+08:00',
          '2026-11-24T03:00:05+08:00',
        ]),
      ).toEqual([0, 1, 1, 2])
    })

    it('are the same after the host started anew, and made up for where it was off', async () => {
      await host.setUp([4])
      expect(await host.backupsAt(['2026-11-23T04:00:00+08:00'])).toEqual([1])
      expect(await host.backupsAt(['2026-11-23T04:30:00+08:00'])).toEqual([1])
      expect(await host.backupsAt(['2026-11-24T09:00:00+08:00', '2026-11-24T09:00:20+08:00'])).toEqual([2, 2])
    })

    it('are changed by what is set up later', async () => {
      await host.setUp([4])
      expect(await host.backupsAt(['2026-11-23T04:00:00+08:00'])).toEqual([1])
      await host.setUp([])
      expect(await host.backupsAt(['2026-11-24T04:00:00+08:00'])).toEqual([1])
    })
  })
})

type IdleHost = Awaited<ReturnType<typeof idleHost>>

/** One that does nothing but wait for the hours; its clock says what it is told, and runs out. */
async function idleHost(now: string) {
  const root = await mkdtemp(join(tmpdir(), 'tengyun-hours-'))
  const at = backupPlaces(hostPaths(root, 'shop'))
  const [times, made, commands] = [join(root, 'times'), join(root, 'made'), join(root, 'commands')]
  await mkdir(commands)
  for (const folder of ['backups', 'bin', 'boot.d', 'logs'])
    await mkdir(join(root, 'opt/shop', folder), { recursive: true })
  await writeFile(made, '')
  // What is asked for the time says the first of those that are left, and a sleep takes to the next.
  const program = (path: string, text: string) => writeFile(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  await program(join(commands, 'date'), `head -n 1 ${times}`)
  await program(
    join(commands, 'sleep'),
    `wc -l <${made} >>${times}.seen; sed -i 1d ${times}; [ -s ${times} ]`,
  )
  await program(at.backUp, `echo made >>${made}`)
  const env = { ...process.env, PATH: `${commands}:${process.env.PATH}` }
  const setClock = (all: readonly string[]) =>
    writeFile(times, all.map((each) => `${Date.parse(each) / 1_000}\n`).join(''))
  await setClock([now])
  const lines = (hours: readonly number[]) => linesFor(root, hours)
  return {
    lines,
    /** All but the last line, which would start it. */
    setUp: (hours: readonly number[]) => run('bash', ['-euc', lines(hours).slice(0, -1).join('\n')], { env }),
    /** How many backups have been made when it has looked at the clock at each of these times, since it was started. */
    async backupsAt(all: readonly string[]): Promise<number[]> {
      await rm(`${times}.seen`, { force: true })
      await setClock(['1970-01-01', ...all])
      await run(at.keep, { env })
      const seen = await readFile(`${times}.seen`, 'utf8')
      return seen.trim().split('\n').slice(1).map(Number)
    },
    discard: () => rm(root, { recursive: true }),
  }
}

/** With the files that the lines write, as they will be. */
function decoded(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line.replace(/'([A-Za-z0-9+/=]{40,})'/, (_, text: string) => Buffer.from(text, 'base64').toString()),
    )
    .join('\n')
}
