import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clone, freshClone } from './support/clone.ts'
import { emptyCloud, oneEnvironment, viewCloud } from './support/cloud-view.ts'
import { processesIn } from './support/processes.ts'
import { run, runWell } from './support/run.ts'

/** A newcomer's first hour, in a fresh clone. Each step builds on the one before. */
describe('first light', () => {
  let clone: Clone
  beforeAll(async () => {
    clone = await freshClone()
  })
  afterAll(() => clone?.discard())

  const tengyun = (...words: string[]) => run(['npx', '--no-install', 'tengyun', ...words], clone)
  const tengyunDocument = async (...words: string[]) => JSON.parse((await tengyun(...words, '--json')).stdout)

  it('npm start sets the machine up, creates, deploys, verifies and says where to look', async () => {
    const { stdout, stderr } = await runWell(['npm', 'start'], clone)
    expect(stdout).toContain('13 to create')
    expect(stdout).toContain('Verified: 8/8 checks.')
    expect(stdout).toMatch(/Open http:\/\/127\./)
    expect(stdout).toContain('npm stop')
    expect(stderr).toContain('postgres/main')
  })

  it('has a code for the first log-in', async () => {
    expect((await tengyun('secrets', 'reveal', 'SETUP_CODE', 'local')).stdout).toMatch(/^\S{16,}\n$/)
  })

  it('leaves exactly one of everything in the cloud', async () => {
    expect(await viewCloud(clone)).toEqual(oneEnvironment)
  })

  it('verify tries every promise, and hands over a report of which nothing failed', async () => {
    const { ok, counts, checks } = await tengyunDocument(
      'verify',
      '--html',
      'report.html',
      '--junit',
      'report.xml',
    )
    expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
    expect(counts.passed).toBeGreaterThan(60)
    const ids = checks.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(
      expect.arrayContaining(['api-p95', 'agents-at-once', 'sockets-at-once', 'secrets-hidden']),
    )
    expect(await readFile(join(clone.folder, 'report.html'), 'utf8')).toContain('id="sockets-at-once"')
    expect(await readFile(join(clone.folder, 'report.xml'), 'utf8')).toContain('failures="0"')
    expect((await tengyun('verify', 'list')).stdout).toMatch(/\d{8}-\d{6}/)
  })

  it('a second npm start changes nothing', async () => {
    const { stdout } = await runWell(['npm', 'start'], clone)
    expect(stdout).toContain('Nothing changes')
    expect(stdout).toContain('already serves')
  })

  it('a plan of what is there is empty', async () => {
    expect((await tengyunDocument('plan')).changes).toEqual([])
  })

  it('npm stop ends every process and keeps the data, and npm start brings all of it back', async () => {
    const before = await tengyunDocument('resources')
    await runWell(['npm', 'stop'], clone)
    expect(await processesIn(clone.folder)).toEqual([])
    const { stdout } = await runWell(['npm', 'start'], clone)
    expect(stdout).toContain('Nothing changes')
    expect((await tengyunDocument('resources')).resources.map(({ id }: { id: string }) => id)).toEqual(
      before.resources.map(({ id }: { id: string }) => id),
    )
  })

  it('destroy removes everything and lists no survivors', async () => {
    const { stdout, exitCode } = await tengyun('destroy', 'local', '--yes')
    expect(stdout).toContain('Survivors: none.')
    expect(exitCode).toBe(0)
    expect(await viewCloud(clone)).toEqual(emptyCloud)
  })
})
