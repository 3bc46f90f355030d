import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clone, readyClone, type Tengyun } from './support/clone.ts'
import { openNotes } from './support/notes.ts'
import type { Ran } from './support/run.ts'

/** A day with the databases of an app in service. Each step builds on the one before. */
describe('databases in daily use', () => {
  let clone: Clone & { readonly tengyun: Tengyun }
  let url = ''
  beforeAll(async () => {
    clone = await readyClone()
    await openNotes(clone.folder)
    url = JSON.parse(well(await clone.tengyun(['up', 'local', '--yes', '--json']))).url
  })
  afterAll(() => clone?.discard())

  const documentOf = async (...words: string[]) => JSON.parse(well(await clone.tengyun([...words, '--json'])))
  const write = (body: string) =>
    fetch(`${url}/api/notes`, { method: 'POST', body: JSON.stringify({ body }) })

  it('tells which migrations ran, which wait, and what is dangerous about those', async () => {
    const sql = 'alter table notes add column place text;\nalter table notes drop column body;'
    await writeFile(join(clone.folder, 'notes/sql/002_place.sql'), sql)
    expect(await documentOf('db', 'status')).toMatchObject({
      applied: [{ name: '001_notes' }],
      waiting: ['002_place.sql'],
      unknown: [],
      hazards: [{ id: 'drop/column', target: 'notes.body' }],
    })
    expect((await clone.tengyun(['db', 'migrate'])).stderr).toContain('migration/unsafe')
  })

  it('runs what waits once, however many ask for it, while what serves goes on', async () => {
    await writeFile(join(clone.folder, 'notes/sql/002_place.sql'), 'alter table notes add column place text;')
    const both = await Promise.all([1, 2].map(() => clone.tengyun(['db', 'migrate', '--json'])))
    const ran = both.filter(({ exitCode }) => exitCode === 0).flatMap(({ stdout }) => JSON.parse(stdout).ran)
    expect(ran).toEqual(['002_place.sql'])
    for (const { exitCode, stderr } of both) if (exitCode !== 0) expect(stderr).toContain('lease/held')
    expect((await write('after the migration')).status).toBe(201)
    expect((await documentOf('db', 'status')).waiting).toEqual([])
  })

  it('asks the database without an open port, changes nothing unless told to, and shows no password', async () => {
    const { output } = await documentOf('db', 'console', '--command', 'select body from notes')
    expect(output).toContain('after the migration')
    const refused = await clone.tengyun(['db', 'console', '--command', "update notes set body = 'other'"])
    expect(refused.stderr).toContain('read-only transaction')
    expect(refused.exitCode).toBe(2)
    const change = ['db', 'console', '--write', '--command', "update notes set body = 'other'"]
    const changed = well(await clone.tengyun(change))
    expect(changed).toContain('UPDATE 1')
    const shown = refused.stdout + refused.stderr + changed
    expect(shown).not.toMatch(/PGPASSWORD|postgresql:\/\//)
  })

  it('names the queries that are slow', async () => {
    await documentOf('db', 'console', '--command', 'select pg_sleep(1.05), body from notes')
    const { calls, kinds, verdict } = await documentOf('db', 'slow', '--since', '1h')
    expect(calls).toBe(1)
    expect(kinds).toMatchObject([{ query: 'select pg_sleep(?), body from notes', calls: 1 }])
    expect(verdict).toContain('one kind')
  })

  it('counts what people would have felt when PostgreSQL changes hands', async () => {
    const { recovered, tolls, after } = await documentOf('db', 'failover')
    expect(recovered).toBe(true)
    expect(tolls.map(({ name }: { name: string }) => name)).toEqual(['GET /ready', 'POST, GET /api/notes'])
    for (const { trials, failed, outage } of tolls) {
      expect(trials).toBeGreaterThanOrEqual(5)
      expect(failed).toBeLessThan(trials)
      expect(outage > 0).toBe(failed > 0)
    }
    expect(after).toContain('running')
  })

  it('knows what Redis holds, and drills its promotion too', async () => {
    await write('x'.repeat(100_000))
    const { groups, biggest, looked, keys } = await documentOf('redis', 'bigkeys')
    expect(looked).toBe(keys)
    expect(biggest[0]).toMatchObject({ type: 'string', length: 100_000, endsIn: -1 })
    expect(groups[0]).toMatchObject({ prefix: 'note:' })
    expect(await documentOf('redis', 'failover')).toMatchObject({ recovered: true })
    expect(await documentOf('redis', 'info')).toMatchObject({
      policy: 'noeviction',
      keys: expect.any(Number),
    })
    expect(await documentOf('redis', 'slow')).toMatchObject({ environment: 'local' })
  })

  it('interrupts nobody in production unless somebody says which', async () => {
    for (const word of ['db', 'redis']) {
      const { exitCode, stderr } = await clone.tengyun([word, 'failover', 'production', '--emulator'])
      expect(stderr).toContain('cli/interruption')
      expect(stderr).toContain('--interrupt production')
      expect(exitCode).toBe(1)
    }
  })
})

/** What it printed, where all went well. */
function well({ exitCode, stdout, stderr }: Ran): string {
  expect(exitCode, stderr).toBe(0)
  return stdout
}
