import COS from 'cos-nodejs-sdk-v5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controlOf } from '../emulator/test/kill-points.ts'
import { readyClone } from './support/clone.ts'
import { oneEnvironment, targetOf, viewCloud } from './support/cloud-view.ts'

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

  it('a clock that is off is told as such, and by how much', async () => {
    const control = controlOf(await targetOf(clone))
    await control.request('InjectFault', { Effect: 'clock-skew', Milliseconds: 600_000 })
    const { exitCode, stderr } = await clone.tengyun(['plan', 'local'])
    await control.request('ClearFaults', {})
    expect(exitCode).toBe(1)
    expect(stderr).toContain('cloud/clock-off')
    expect(stderr).toMatch(/clock is (599|600|601) s behind the cloud's/)
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
    const { pid } = await targetOf(clone)
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

  it('verify exits with 4 and names the check when somebody broke a promise', async () => {
    expect((await clone.tengyun(['verify', 'local', '--only', 'quick'])).exitCode).toBe(0)
    const { cosEndpoint, secretId, secretKey } = await targetOf(clone)
    const cos = new COS({
      SecretId: secretId,
      SecretKey: secretKey,
      Ip: new URL(cosEndpoint).host,
      Protocol: 'http:',
    })
    const bucket = (await cos.getService({})).Buckets.find(({ Name }) => Name.includes('-files-'))
    await cos.putBucketAcl({ Bucket: bucket?.Name ?? '', Region: 'ap-guangzhou', ACL: 'public-read' })

    const { exitCode, stdout } = await clone.tengyun(['verify', 'local', '--only', 'quick', '--json'])
    expect(exitCode).toBe(4)
    const failed = JSON.parse(stdout).checks.filter(({ ok }: { ok: boolean }) => !ok)
    expect(failed.map(({ id }: { id: string }) => id)).toEqual(['bucket-private'])
  })
})
