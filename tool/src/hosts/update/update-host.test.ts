import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Host } from '../host.ts'
import type { Script } from '../script.ts'
import { restartHost, updateHost } from './update-host.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-update-'))
  mkdirSync(join(folder, 'bin'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A host with these programs in place of the system's; the script itself is run by bash. */
function hostWith(programs: Readonly<Record<string, string>>, env: Record<string, string> = {}): Host {
  for (const [name, lines] of Object.entries(programs)) {
    const file = join(folder, 'bin', name)
    writeFileSync(file, `#!/bin/bash\n${lines}\n`)
    chmodSync(file, 0o755)
  }
  const run = ({ lines }: Script) =>
    new Promise<{ exitCode: number; output: string }>((done) => {
      execFile(
        'bash',
        ['-c', ['set -eu', ...lines].join('\n')],
        { env: { PATH: `${folder}/bin:/usr/bin:/bin`, ...env } },
        (error, stdout, stderr) => done({ exitCode: Number(error?.code ?? 0), output: stdout + stderr }),
      )
    })
  return { name: 'host-1', role: 'all', id: 'ins-1', publicAddress: '', transport: { run } }
}

const packages = (state: string) => ({
  'apt-get': 'echo fetched',
  'dpkg-query': `cat ${state}`,
})

describe('the update of a host', () => {
  it('tells what is newer now, and nothing else', async () => {
    const state = join(folder, 'state')
    writeFileSync(state, 'curl 8.1\nopenssl 3.0.1\n')
    const host = hostWith({
      ...packages(state),
      'unattended-upgrade': `printf 'curl 8.1\\nopenssl 3.0.2\\n' >${state}`,
    })
    expect(await updateHost(host)).toMatchObject({ packages: ['openssl 3.0.2'] })
    expect(await updateHost(host)).toMatchObject({ packages: [] })
  })

  it('waits for the system’s own daily run, which holds the lock', async () => {
    const state = join(folder, 'state')
    writeFileSync(state, '')
    const host = hostWith({
      ...packages(state),
      sleep: 'true',
      'unattended-upgrade': `echo x >>${folder}/tries; [ "$(wc -l <${folder}/tries)" = 3 ] || { echo 'Lock could not be acquired'; exit 1; }`,
    })
    expect(await updateHost(host)).toMatchObject({ packages: [] })
  })

  it('fails at once for any other reason, with what was printed', async () => {
    const host = hostWith({
      ...packages('/dev/null'),
      sleep: 'echo nobody should wait; exit 1',
      'unattended-upgrade': 'echo the disk is full; exit 1',
    })
    await expect(updateHost(host)).rejects.toMatchObject({
      code: 'host/update-failed',
      explanation: { why: expect.stringContaining('the disk is full') },
    })
  })

  it('leaves an emulated host alone: its system is somebody’s own', async () => {
    const host = hostWith({ 'unattended-upgrade': `touch ${folder}/updated` }, { HOST_ROOT: folder })
    expect(await updateHost(host)).toBeUndefined()
  })
})

describe('the restart of a host', () => {
  /** A machine that is gone for some looks, and then has started anew, or not. */
  function machine(goneFor: number, boots: readonly [string, string]) {
    let looks = 0
    let restarted = false
    const run = async ({ title }: Script) => {
      if (title === 'restart the host') {
        restarted = true
        return { exitCode: 0, output: '' }
      }
      if (restarted && looks++ < goneFor) throw new TengyunError('host/unreachable', { where: 'host-1' })
      return { exitCode: 0, output: restarted ? boots[1] : boots[0] }
    }
    const host: Host = { name: 'host-1', role: 'all', id: 'ins-1', publicAddress: '', transport: { run } }
    let now = 0
    const waiting = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds
      },
    }
    return { host, waiting, elapsed: () => now }
  }

  it('ends when the machine answers after a new start, not before it went down', async () => {
    const { host, waiting, elapsed } = machine(3, ['one', 'two'])
    await restartHost(host, waiting)
    expect(elapsed()).toBe(20_000)
  })

  it('is given up when the machine never starts anew', async () => {
    const { host, waiting } = machine(0, ['one', 'one'])
    await expect(restartHost(host, waiting)).rejects.toMatchObject({ code: 'host/restart-failed' })
  })
})
