import { describe, expect, it } from 'vitest'
import { examine, refusedIn } from './hazards.ts'

const examined = (...lines: string[]) => examine([{ file: '042_change.sql', sql: lines.join('\n') }])

async function found(...lines: string[]): Promise<string[]> {
  const { hazards } = await examined(...lines)
  return hazards.map(({ id, target }) => `${id} ${target}`)
}

describe('what the running release does not bear', () => {
  it.each([
    ['drop table reports', 'drop/table reports'],
    ['drop table if exists archive.reports cascade', 'drop/table archive.reports'],
    ['drop view newest', 'drop/table newest'],
    ['alter table reports drop column place', 'drop/column reports.place'],
    ['alter table reports rename to messages', 'rename reports'],
    ['alter table reports rename column place to site', 'rename reports.place'],
    ['alter table reports alter column id type bigint', 'column/type reports.id'],
    ['alter table reports alter column place set not null', 'column/not-null reports.place'],
    ['alter table reports add column site text not null', 'column/required reports.site'],
    ['alter table reports add column number int primary key', 'column/required reports.number'],
  ])('%s', async (sql, hazard) => {
    expect(await found(`${sql};`)).toContain(hazard)
    expect(refusedIn(await examined(`${sql};`))).toHaveLength(1)
  })
})

describe('what people wait for', () => {
  it.each([
    ['create index on reports (place)', 'index/blocking reports'],
    ['create unique index places on reports (place)', 'index/blocking reports'],
    ['alter table reports add constraint known check (place <> %s)', 'constraint/scan reports.known'],
    ['alter table reports add foreign key (place) references places (id)', 'constraint/scan'],
    ['alter table reports add unique (place)', 'constraint/scan'],
    ['update reports set place = %s', 'rows/all reports'],
    ['delete from reports', 'rows/all reports'],
    ['truncate reports, places', 'rows/all places'],
  ])('%s', async (sql, hazard) => {
    const text = `${sql.replace('%s', "''")};`
    expect((await found(text)).join('\n')).toContain(hazard)
    expect(refusedIn(await examined(text))).toEqual([])
  })
})

describe('what does no harm', () => {
  it.each([
    "alter table reports add column site text not null default ''",
    'alter table reports add column site text',
    'alter table reports add column number bigserial',
    'alter table reports add column number bigint generated always as identity',
    'create index concurrently on reports (place)',
    "alter table reports add constraint known check (place <> '') not valid",
    'alter table reports validate constraint known',
    'alter table reports add constraint places unique using index places',
    'drop index places',
    "delete from reports where place = ''",
    'create or replace view newest as select 1',
  ])('%s', async (sql) => {
    expect(await found(`${sql};`)).toEqual([])
  })

  it('is done to a table that the same migration makes', async () => {
    expect(
      await found(
        'create table places (id int, name text);',
        'create index on places (name);',
        'alter table places alter column name set not null;',
        'update places set name = null;',
      ),
    ).toEqual([])
  })

  it('stands on the way down', async () => {
    expect(
      await found('-- Up Migration', 'create table a (id int);', '-- Down Migration', 'drop table b;'),
    ).toEqual([])
  })

  it('is said in a comment or a string', async () => {
    expect(
      await found('-- drop table reports;', "insert into notes values ('drop table reports;');"),
    ).toEqual([])
  })
})

describe('accepting a hazard', () => {
  it('takes a reason in front of the statement, for that statement and that hazard alone', async () => {
    const { hazards } = await examined(
      '-- accept drop/column: nothing reads it since May.',
      'alter table reports drop column place;',
      'alter table reports drop column site;',
    )
    expect(hazards.map(({ target, accepted }) => [target, accepted])).toEqual([
      ['reports.place', 'nothing reads it since May.'],
      ['reports.site', undefined],
    ])
    const other = await examined('-- accept drop/table: empty.', 'alter table reports drop column place;')
    expect(refusedIn(other)).toHaveLength(1)
  })

  it('is no acceptance without a reason', async () => {
    const { hazards } = await examined('-- accept drop/column:', 'alter table reports drop column place;')
    expect(hazards[0]).not.toHaveProperty('accepted')
  })
})

describe('where it is', () => {
  it('is told by line, after comments in any language', async () => {
    const { hazards } = await examined('-- 起点', 'select 1;', '', '-- 不再使用', 'drop table reports;')
    expect(hazards).toMatchObject([{ file: '042_change.sql', line: 5 }])
  })

  it('is told for what is no SQL, and the other files are read all the same', async () => {
    const { unreadable, hazards } = await examine([
      { file: '001_bad.sql', sql: 'select 1;\ncreate tabel a (id int);' },
      { file: '002_drop.sql', sql: 'drop table a;' },
    ])
    expect(unreadable).toEqual([{ file: '001_bad.sql', line: 2, why: expect.stringContaining('"tabel"') }])
    expect(hazards).toHaveLength(1)
  })
})
