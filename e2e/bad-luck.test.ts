import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyClone } from './support/clone.ts'
import { oneEnvironment, viewCloud } from './support/cloud-view.ts'

/** What goes wrong around the tool, and what it says and leaves. Each step builds on the one before. */
describe('bad luck', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  beforeAll(async () => {
    clone = await readyClone()
  })
  afterAll(() => clone?.discard())

  it('a wrong secret key is answered with the cloud’s own code and what to check', async () => {
    const env = { TENCENTCLOUD_SECRET_KEY: 'thisIsNotTheSecretKeyOfTheAccount' }
    const { exitCode, stderr } = await clone.tengyun(['plan', 'local'], { env })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('AuthFailure.SignatureFailure')
    expect(stderr).toContain('RequestId')
    expect(stderr).toContain('Check the secret id and key')
    expect(stderr).not.toContain(env.TENCENTCLOUD_SECRET_KEY)
  })

  it('Ctrl-C in the middle ends cleanly and says how to go on', async () => {
    const { exitCode, stderr } = await clone.tengyun(['apply', 'local', '--yes'], {
      watch: (printed, child) => {
        if (printed.includes('  ✓ ') && !printed.includes('Stopping')) child.kill('SIGINT')
      },
    })
    expect(exitCode).toBe(130)
    expect(stderr).toContain('tengyun/interrupted')
    expect(stderr).toContain('run the same command again')
  })

  it('of two applies at once exactly one proceeds, and the other is told who holds the lease', async () => {
    const both = await Promise.all([1, 2].map(() => clone.tengyun(['apply', 'local', '--yes'])))
    const [first, second] = both.sort((a, b) => a.exitCode - b.exitCode)
    expect(first?.exitCode).toBe(0)
    expect(second?.exitCode).toBe(2)
    expect(second?.stderr).toMatch(/lease\/held[\s\S]*pid \d+/)
    expect(await viewCloud(clone)).toEqual(oneEnvironment)
  })

  it('a saved plan is refused once it no longer fits', async () => {
    await clone.tengyun(['destroy', 'local', '--yes'])
    expect((await clone.tengyun(['plan', 'local', '--out', 'today.json'])).exitCode).toBe(0)
    expect((await clone.tengyun(['apply', 'today.json', '--yes'])).exitCode).toBe(0)
    const again = await clone.tengyun(['apply', 'today.json', '--yes'])
    expect(again.exitCode).toBe(1)
    expect(again.stderr).toContain('apply/stale-plan')
  })

  it('an emulator that is killed in the middle is told of, and the next run carries on', async () => {
    await clone.tengyun(['destroy', 'local', '--yes'])
    const file = join(clone.folder, '.tengyun', 'emulator', 'emulator.json')
    const { pid } = JSON.parse(await readFile(file, 'utf8'))
    let killed = false
    const { exitCode, stderr } = await clone.tengyun(['apply', 'local', '--yes'], {
      watch: (printed) => {
        if (killed || !printed.includes('  ✓ ')) return
        killed = true
        process.kill(pid, 'SIGKILL')
      },
    })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('cloud/unreachable')
    expect((await clone.tengyun(['up', 'local', '--yes'])).exitCode).toBe(0)
    expect(await viewCloud(clone)).toEqual(oneEnvironment)
  })

  it('verify exits with 4 and names the check when a promise is broken', async () => {
    const { stdout } = await clone.tengyun(['status', 'local', '--json'])
    const { hosts } = JSON.parse(stdout)
    expect(hosts[0].release).not.toBeNull()
    const redis = JSON.parse((await clone.tengyun(['resources', 'local', '--json'])).stdout).resources.find(
      ({ kind }: { kind: string }) => kind === 'redis',
    )
    const pidFile = join(clone.folder, '.tengyun', 'emulator', 'redis', redis.id, 'redis.pid')
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL')
    const broken = await clone.tengyun(['verify', 'local', '--json'])
    expect(broken.exitCode).toBe(4)
    const failed = JSON.parse(broken.stdout).checks.filter(({ ok }: { ok: boolean }) => !ok)
    expect(failed.map(({ id }: { id: string }) => id)).toContain('app-ready')
  })
})
