import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSshd, startSshd, type TestSshd } from '../../test/sshd.ts'
import type { Script } from './script.ts'
import type { SshAddress } from './ssh/connection.ts'
import { readLogin } from './ssh/login.ts'
import { sshTransport } from './ssh.ts'

function aScript(...lines: string[]): Script {
  return { title: 'try something', lines, timeout: 20 }
}

// Missing where nobody installed it and nobody may: openssh-server.
describe.skipIf(!hasSshd)('scripts over SSH (needs sshd)', { timeout: 60_000 }, () => {
  let sshd: TestSshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 60_000)
  afterAll(() => sshd.stop())

  function transport(more: Partial<SshAddress> = {}, identity = sshd.identity, jump?: SshAddress) {
    return sshTransport({
      to: { ...sshd.address, ...more },
      login: () => readLogin(identity, '/'),
      ...(jump === undefined ? {} : { jump }),
    })
  }

  it('come back with their exit code and all they printed, in order', async () => {
    const result = await transport().run(aScript('echo 一', 'echo two >&2', 'echo three', 'exit 7'))
    expect(result).toEqual({ exitCode: 7, output: '一\ntwo\nthree\n' })
  })

  it('end at the first command that fails', async () => {
    const result = await transport().run(aScript('false', 'echo never'))
    expect(result).toEqual({ exitCode: 1, output: '' })
  })

  it('leave nothing of the script for its commands to read', async () => {
    const result = await transport().run(aScript('cat', 'echo after'))
    expect(result).toEqual({ exitCode: 0, output: 'after\n' })
  })

  it('get their secrets where no argument list shows them', async () => {
    const script: Script = {
      ...aScript(
        "secret='{{tat-hidden:secret}}' found=0",
        'for file in /proc/[0-9]*/cmdline; do',
        `  words=$({ tr '\\0' ' ' <"$file"; } 2>/dev/null || true)`,
        '  case "$words" in *"$secret"*) found=$((found + 1)) ;; esac',
        'done',
        'echo "${#secret} letters, in $found lists"',
      ),
      hidden: { secret: ['canary', '7f3a'].join('-') },
    }
    const { output } = await transport().run(script)
    expect(output).toBe('11 letters, in 0 lists\n')
  })

  it('can be talked to, and show nothing of themselves', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    let shown = ''
    const asked = new Promise<void>((resolve) => {
      output.on('data', (piece: Buffer) => {
        shown += piece
        if (shown.includes('name?')) resolve()
      })
    })
    const script: Script = {
      ...aScript(
        "secret='{{tat-hidden:secret}}'",
        'echo "name?"; read -r name',
        'echo "$name: ${#secret}"; exit 3',
      ),
      hidden: { secret: 'canary' },
    }
    const ended = transport().attach?.(script, { input, output })
    await asked
    input.write('you\n')
    expect(await ended).toBe(3)
    expect(shown).toContain('you: 6')
    expect(shown).not.toContain('canary')
    expect(shown).not.toContain(Buffer.from('canary').toString('base64').slice(0, 6))
  })

  it('may be larger than any argument list', async () => {
    const { output } = await transport().run(aScript(`text='${'x'.repeat(3_000_000)}'`, 'echo "${#text}"'))
    expect(output).toBe('3000000\n')
  })

  it('may print more than TAT keeps', async () => {
    const { output } = await transport().run(aScript('head -c 1000000 /dev/zero | tr "\\0" x'))
    expect(output.length).toBe(1_000_000)
  })

  it('are not waited for by what they leave running', async () => {
    const result = await transport().run(aScript('sleep 300 & echo $!'))
    process.kill(Number(result.output))
    expect(result.exitCode).toBe(0)
  })

  it('are ended when they take too long', async () => {
    const script: Script = { title: 'sleep', lines: ['sleep 300'], timeout: 1 }
    await expect(transport().run(script)).rejects.toMatchObject({ code: 'host/timed-out' })
  })

  it('run side by side on one connection', async () => {
    const shared = transport()
    const results = await Promise.all(['a', 'b', 'c'].map((word) => shared.run(aScript(`echo ${word}`))))
    expect(results.map(({ output }) => output)).toEqual(['a\n', 'b\n', 'c\n'])
  })

  it('keep nobody waiting for the connection once they are done, nor does a look whether somebody is there', async () => {
    const awaited = () => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length
    const before = awaited()
    const shared = transport()
    expect(await shared.absence?.()).toBeUndefined()
    expect(awaited()).toBe(before)
    await shared.run(aScript('true'))
    expect(awaited()).toBe(before)
  })

  it('fail when the connection is cut, and the next one makes it anew', async () => {
    const shared = transport()
    await shared.run(aScript('true'))
    const cutOff = shared.run(aScript('sleep 300'))
    sshd.cut()
    await expect(cutOff).rejects.toMatchObject({ code: 'host/unreachable' })
    await expect(shared.run(aScript('echo again'))).resolves.toEqual({ exitCode: 0, output: 'again\n' })
  })

  it('pass through a jump host', async () => {
    const result = await transport({}, sshd.identity, sshd.address).run(
      aScript('echo "$SSH_CONNECTION" | cut -d" " -f3'),
    )
    expect(result).toEqual({ exitCode: 0, output: '127.0.0.1\n' })
  })

  it('reach a host whose RSA key is pinned by its fingerprint', async () => {
    const result = await transport({ hostKey: sshd.rsaFingerprint }).run(aScript('true'))
    expect(result.exitCode).toBe(0)
  })

  it('are refused a host with another key, whose fingerprint is named', async () => {
    const pinned = `SHA256:${'A'.repeat(43)}`
    await expect(transport({ hostKey: pinned }).run(aScript('true'))).rejects.toMatchObject({
      code: 'host/key-mismatch',
      explanation: {
        why: { en: expect.stringMatching(/^It showed ssh-ed25519 SHA256:.{43}; the config has SHA256:AAAA/) },
      },
    })
  })

  it('are refused a host that has no key of the pinned type', async () => {
    const pinned = `ecdsa-sha2-nistp256 ${'A'.repeat(40)}`
    await expect(transport({ hostKey: pinned }).run(aScript('true'))).rejects.toMatchObject({
      code: 'host/key-mismatch',
    })
  })

  it('are refused by a jump host with another key', async () => {
    const jump = { ...sshd.address, hostKey: `SHA256:${'A'.repeat(43)}` }
    await expect(transport({}, sshd.identity, jump).run(aScript('true'))).rejects.toMatchObject({
      code: 'host/key-mismatch',
    })
  })

  it('are refused with a key that the host does not know', async () => {
    await expect(transport({}, sshd.stranger).run(aScript('true'))).rejects.toMatchObject({
      code: 'host/login-refused',
    })
  })

  it('say so where there is no key', async () => {
    await expect(transport({}, '/nowhere/id').run(aScript('true'))).rejects.toMatchObject({
      code: 'host/no-login',
    })
  })

  it('say so where nobody listens', async () => {
    await expect(transport({ port: 1 }).run(aScript('true'))).rejects.toMatchObject({
      code: 'host/unreachable',
    })
  })
})
