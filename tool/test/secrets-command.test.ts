import { spawn } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../bin/tengyun.js', import.meta.url))
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

const config = `export default {
  project: 'shop',
  app: {
    build: { command: 'true', inputs: ['src'], output: 'out' },
    start: 'node server.js',
    secrets: ['AUTH_SECRET', 'SETUP_CODE', 'CONFIG_KEY'],
    sealing: ['CONFIG_KEY'],
  },
  environments: {
    staging: {
      cloud: 'tencent',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      notices: { robots: [{ name: 'ops', address: 'OPS_ROBOT' }] },
    },
  },
}`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-project-'))
  await symlink(modules, join(folder, 'node_modules'))
  await writeFile(join(folder, 'tengyun.config.ts'), config)
})
afterEach(() => rm(folder, { recursive: true }))

/** What a command prints that finds this on its standard input. */
async function secrets(words: readonly string[], input = '') {
  const child = spawn(process.execPath, [program, 'secrets', ...words], { cwd: folder })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  child.stdin.end(input)
  const exitCode = await new Promise((done) => child.on('close', done))
  return { exitCode, stdout, stderr }
}

describe('tengyun secrets', { timeout: 60_000 }, () => {
  it('keeps what is piped in, without the end of the line, and reveals it', async () => {
    expect(await secrets(['set', 'SETUP_CODE', 'staging'], 'open sesame\n')).toMatchObject({ exitCode: 0 })
    expect((await secrets(['reveal', 'SETUP_CODE', 'staging'])).stdout).toBe('open sesame\n')
  })

  it('leads from the address of a robot to whether it can be reached', async () => {
    const { stdout } = await secrets(['set', 'OPS_ROBOT', 'staging'], 'https://qyapi.weixin.qq.com/?key=1')
    expect(stdout).toContain('npx tengyun notify test staging')
    expect(stdout).not.toContain('key=1')
  })

  it('rotates without showing the new value, and says when it takes effect', async () => {
    await secrets(['set', 'AUTH_SECRET', 'staging'], 'old')
    const { stdout, stderr } = await secrets(['rotate', 'AUTH_SECRET', 'staging'])
    const { value } = JSON.parse((await secrets(['reveal', 'AUTH_SECRET', 'staging', '--json'])).stdout)
    expect(value).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(stdout + stderr).not.toContain(value)
    expect(stdout).toContain('npx tengyun deploy staging')
  })

  it('keeps the former value of what data is encrypted with', async () => {
    await secrets(['set', 'CONFIG_KEY', 'staging'], 'old')
    await secrets(['rotate', 'CONFIG_KEY', 'staging'])
    const { stdout } = await secrets(['reveal', 'CONFIG_KEY', 'staging'])
    expect(stdout).toMatch(/^[A-Za-z0-9_-]{43},old\n$/)
  })

  it('lists which have a value, without it', async () => {
    await secrets(['set', 'SETUP_CODE', 'staging'], 'open sesame')
    const { stdout } = await secrets(['list', 'staging', '--json'])
    expect(JSON.parse(stdout)).toEqual({
      environment: 'staging',
      secrets: [
        { name: 'AUTH_SECRET', hasValue: false },
        { name: 'SETUP_CODE', hasValue: true },
        { name: 'CONFIG_KEY', hasValue: false },
        { name: 'OPS_ROBOT', hasValue: false },
      ],
    })
  })

  it.each([
    ['a name that the config does not know', ['set', 'SETUP_CDE', 'staging'], 'x', 'SETUP_CODE?'],
    ['nothing', ['set', 'SETUP_CODE', 'staging'], '', 'secrets/unfit-value'],
    ['two lines', ['set', 'SETUP_CODE', 'staging'], 'a\nb', 'secrets/unfit-value'],
    ['to reveal what has no value', ['reveal', 'SETUP_CODE', 'staging'], '', 'secrets/no-value'],
    ['to make up an address that others give', ['rotate', 'OPS_ROBOT', 'staging'], '', 'secrets/foreign'],
  ])('refuses %s', async (_what, words, input, told) => {
    const { exitCode, stderr } = await secrets(words, input)
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain(told)
  })
})
