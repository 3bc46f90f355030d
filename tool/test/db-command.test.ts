import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
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
    migrations: 'sql',
  },
  environments: { staging: { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' } },
}`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-project-'))
  await symlink(modules, join(folder, 'node_modules'))
  await writeFile(join(folder, 'tengyun.config.ts'), config)
  await mkdir(join(folder, 'sql'))
})
afterEach(() => rm(folder, { recursive: true }))

async function db(...words: readonly string[]) {
  const child = spawn(process.execPath, [program, 'db', ...words], { cwd: folder })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const exitCode = await new Promise((done) => child.on('close', done))
  return { exitCode, stdout, stderr }
}

const migration = (name: string, sql: string) => writeFile(join(folder, 'sql', name), sql)

describe('tengyun db', { timeout: 60_000 }, () => {
  it('check names every statement that the running release would not bear, with what to do instead', async () => {
    await migration('001_orders.sql', 'create table orders (id int, note text);')
    await migration('002_less.sql', 'select 1;\nalter table orders drop column note;\ndrop table carts;')
    const { exitCode, stderr } = await db('check')
    expect(exitCode).toBe(4)
    expect(stderr).toContain('migration/unsafe')
    expect(stderr).toContain('002_less.sql:2')
    expect(stderr).toContain('drop/column orders.note')
    expect(stderr).toContain('002_less.sql:3')
    expect(stderr).toContain('drop/table carts')
  })

  it('check passes what is accepted with a reason, and shows it', async () => {
    await migration('001_less.sql', '-- accept drop/table: empty since May\ndrop table carts;')
    const { exitCode, stdout } = await db('check', '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout).hazards).toMatchObject([{ id: 'drop/table', accepted: 'empty since May' }])
  })

  it('check tells what PostgreSQL would not read as a mistake of the file', async () => {
    await migration('001_orders.sql', 'create tabel orders (id int);')
    const { exitCode, stderr } = await db('check')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('001_orders.sql:1')
  })

  it('new begins a file after the last one', async () => {
    await migration('041_orders.sql', '')
    expect((await db('new', 'where from')).stdout).toBe('sql/042_where-from.sql\n')
    expect(await readdir(join(folder, 'sql'))).toEqual(['041_orders.sql', '042_where-from.sql'])
  })

  it('says how it is used', async () => {
    expect(await db('drop')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('db check') })
  })
})
