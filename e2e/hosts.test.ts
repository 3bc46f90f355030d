import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import type { TestHost } from './support/hosts/host.ts'
import { startHosts, type TestHosts } from './support/hosts/hosts.ts'
import { processesIn } from './support/processes.ts'
import { run } from './support/run.ts'

/** What the stories of releases stand on. */
describeHosts('test hosts', () => {
  let all: TestHosts
  let one: TestHost
  beforeAll(async () => {
    all = await startHosts(['one', 'two'])
    one = all.host('one')
  })
  afterAll(() => all?.stop())

  async function ssh(line: string, ...options: string[]) {
    const known = join(all.folder, 'known_hosts')
    await writeFile(known, `${one.address} ${one.hostKey}\n`)
    const strictly = ['-F', 'none', '-o', `UserKnownHostsFile=${known}`, '-o', 'StrictHostKeyChecking=yes']
    return run(['ssh', ...strictly, '-o', 'BatchMode=yes', ...options, `root@${one.address}`, line], all)
  }

  it('let in who has the key, prove who they are, and let in nobody else', async () => {
    expect((await ssh('hostname', '-i', all.identityFile)).stdout).toBe('one\n')
    expect((await ssh('hostname', '-o', 'IdentitiesOnly=yes')).stderr).toContain(
      'Permission denied (publickey)',
    )
  })

  it('have files, processes and a Docker of their own', async () => {
    await one.runWell('echo here >/opt/mark')
    expect((await all.host('two').run('cat /opt/mark')).exitCode).toBe(1)
    expect((await run(['cat', '/opt/mark'], all)).exitCode).toBe(1)
    expect((await one.runWell('cat /proc/1/cmdline')).stdout).toContain('boot.sh')
    expect((await one.runWell('docker ps --quiet')).stdout).toBe('')
  })

  it('reach each other and this machine', async () => {
    const { exitCode } = await one.run(
      `ssh-keyscan -T 5 ${all.host('two').address} 2>/dev/null | grep -q ed25519 && ip route get ${all.gateway}`,
    )
    expect(exitCode).toBe(0)
  })

  it('come back from a cut of power with what was written, and without what ran', async () => {
    await one.runWell('nft add table inet passing && echo 1 >/run/passing')
    await one.reboot()
    expect((await one.run('cat /opt/mark')).stdout).toBe('here\n')
    expect((await one.run('ls /run/passing; nft list table inet passing')).stdout).toBe('')
  })

  it('leave nothing behind', async () => {
    await all.stop()
    expect(await processesIn(all.folder)).toEqual([])
    expect((await run(['ip', 'address'], { folder: '/' })).stdout).not.toContain(all.gateway)
  })
})
