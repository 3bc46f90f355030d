import { spawn } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../src/cli/commands.ts'

const program = fileURLToPath(new URL('../bin/tengyun.js', import.meta.url))
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-cli-'))
  await symlink(modules, join(folder, 'node_modules'))
})
afterEach(() => rm(folder, { recursive: true }))

async function tengyun(words: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const exitCode = await new Promise<number | null>((done) => child.on('close', done))
  return { exitCode, stdout, stderr }
}

const writeConfig = (text: string) => writeFile(join(folder, 'tengyun.config.ts'), text)

const app = `{ build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }`
const environment = (cloud: string) => `{ cloud: '${cloud}', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }`

describe('the command line', () => {
  it('lists every command in its help', async () => {
    const { stdout, exitCode } = await tengyun(['--help'])
    expect(exitCode).toBe(0)
    for (const { name, summary } of commands) {
      expect(stdout).toContain(`  ${name}`)
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary.en)
    }
  })

  it('speaks Chinese in a Chinese locale, and what --lang says otherwise', async () => {
    expect((await tengyun(['--help'], { LANG: 'zh_CN.UTF-8' })).stdout).toContain('验收报告')
    expect((await tengyun(['--lang', 'zh', '--help'])).stdout).toContain('验收报告')
    expect((await tengyun(['--lang=en', '--help'], { LANG: 'zh_CN.UTF-8' })).stdout).toContain(
      'the acceptance report',
    )
  })

  it('does not know a command it does not have, and suggests the one that was meant', async () => {
    const { exitCode, stderr } = await tengyun(['veriffy'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain("unknown command 'veriffy'")
    expect(stderr).toContain('verify')
  })

  it('says where it looked for a config', async () => {
    const { exitCode, stderr } = await tengyun(['plan'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('config/not-found')
    expect(stderr).toContain(folder)
  })

  it('tells all five mistakes of a config at once, each with its path', async () => {
    await writeConfig(`export default {
      project: 'Shop!', app: ${app}, extra: 1,
      environments: { local: { cloud: 'emulater', region: 'ap-guangzhou', zone: 'x', postgres: { version: '9' } } },
    }`)
    const { exitCode, stderr } = await tengyun(['plan'])
    expect(exitCode).toBe(1)
    const lines = stderr.split('\n').filter((line) => /^ {2}(project|extra|environments)/.test(line))
    expect(lines).toHaveLength(5)
  })

  it('says which environments there are when another was asked for', async () => {
    await writeConfig(
      `export default { project: 'shop', app: ${app}, environments: { local: ${environment('emulator')} } }`,
    )
    const { exitCode, stderr } = await tengyun(['plan', 'staging'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('config/unknown-environment')
    expect(stderr).toContain('The config has: local.')
  })

  it('says how to start the emulator when it does not run', async () => {
    await writeConfig(
      `export default { project: 'shop', app: ${app}, environments: { local: ${environment('emulator')} } }`,
    )
    const { exitCode, stderr } = await tengyun(['plan'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('emulator/not-running')
    expect(stderr).toContain('npx tengyun emulator start')
  })

  it('asks for credentials where an environment lives in the cloud', async () => {
    await writeConfig(
      `export default { project: 'shop', app: ${app}, environments: { staging: ${environment('tencent')} } }`,
    )
    const { exitCode, stderr } = await tengyun(['plan', 'staging'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('TENCENTCLOUD_SECRET_ID')
  })

  it('tells an error as a document with --json, and nothing else on standard output', async () => {
    const { stdout } = await tengyun(['plan', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'config/not-found', where: folder } })
  })

  it('does its work to the end for somebody who stops reading', async () => {
    const child = spawn(process.execPath, [program, 'plan', '--json'], { cwd: folder, stdio: 'pipe' })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    expect(await new Promise((done) => child.on('close', done))).toBe(1)
    expect(stderr).toContain('config/not-found')
    expect(stderr).not.toContain('EPIPE')
  })

  it('refuses a config that cannot be loaded, with the reason', async () => {
    await writeConfig('export default {')
    const { exitCode, stderr } = await tengyun(['plan'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('config/unreadable')
  })
})
