import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hostPaths } from '../hosts/paths.ts'
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

  it('are waited for by a program of its own on an emulated host', async () => {
    const root = await mkdtemp(join(tmpdir(), 'tengyun-hours-'))
    try {
      const lines = linesFor(root, [0, 23])
      expect(decoded(lines)).not.toContain('systemctl')
      // All but the last line, which starts it.
      const folders = ['backups', 'bin', 'boot.d', 'logs'].map((name) => join(root, 'opt/shop', name))
      await run('bash', ['-euc', [`mkdir -p ${folders.join(' ')}`, ...lines.slice(0, -1)].join('\n')])
      expect(await readFile(join(root, 'opt/shop/backups/hours'), 'utf8')).toBe('0\n23\n')
      await run('bash', ['-n', join(root, 'opt/shop/bin/keep-backups')])
    } finally {
      await rm(root, { recursive: true })
    }
  })
})

/** With the files that the lines write, as they will be. */
function decoded(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line.replace(/'([A-Za-z0-9+/=]{40,})'/, (_, text: string) => Buffer.from(text, 'base64').toString()),
    )
    .join('\n')
}
