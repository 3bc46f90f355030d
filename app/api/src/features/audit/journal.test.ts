import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'
import { AuditJournal } from './journal.ts'
import { AuditRepository, type NewAuditRow } from './repository.ts'

let test: TestApp
let repository: AuditRepository
beforeAll(async () => {
  test = await startTestApp()
  repository = new AuditRepository(test.database)
}, 60_000)
afterAll(() => test.stop())

function entry(path: string, person: string): NewAuditRow {
  const who = { person_id: person, person_name: 'li' }
  const what = { action: 'POST /api/tests', path, status: 201, details: '{}' }
  return { at: new Date(), ...who, ...what, address: '127.0.0.1', request_id: path }
}

it('writes each entry once and in order, also those that come while others are written', async () => {
  const person = crypto.randomUUID()
  const statements: number[] = []
  const journal = new AuditJournal(repository, () => {})
  const paths = Array.from({ length: 600 }, (_, index) => `/${index}`)
  const { add } = repository
  repository.add = (rows) => {
    statements.push(rows.length)
    return add.call(repository, rows)
  }
  for (const path of paths) journal.add(entry(path, person))
  await journal.settled()
  journal.add(entry('/later', person))
  await journal.settled()
  const rows = await repository.newest({ person, limit: 1_000 })
  expect(rows.map(({ path }) => path).reverse()).toEqual([...paths, '/later'])
  expect(statements).toEqual([1, 500, 99, 1])
})

it('tells which entries were lost, and goes on', async () => {
  const person = crypto.randomUUID()
  const lost: unknown[] = []
  const journal = new AuditJournal(repository, (_, rows) => lost.push(...rows.map(({ path }) => path)))
  journal.add({ ...entry('/bad', person), status: Number.NaN })
  await journal.settled()
  journal.add(entry('/good', person))
  await journal.settled()
  expect(lost).toEqual(['/bad'])
  expect(await repository.newest({ person, limit: 10 })).toMatchObject([{ path: '/good' }])
})
