import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { choosePort } from '../engine/ports.ts'
import { installServerCertificate } from './certificates.ts'
import { destroyPostgres, ensurePostgres, type PostgresServer, stopPostgres } from './postgres-server.ts'
import { withSuperuser } from './postgres-session.ts'
import { forgetStandby } from './postgres-standby.ts'

describe('a standby', () => {
  let dataFolder: string
  let primary: PostgresServer

  const standby = (): PostgresServer => ({ ...following, upstream: { primary, slot } })
  const slot = 'reader'
  let following: PostgresServer

  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), "standby isn't far-"))
    const aServer = async (name: string): Promise<PostgresServer> => ({
      folder: join(dataFolder, name),
      address: '127.0.0.1',
      port: await choosePort('127.0.0.1', 0),
      ssl: false,
      encoding: 'UTF8',
    })
    primary = await aServer('primary')
    following = await aServer('standby')
    await ensurePostgres(primary)
    await query(primary, 'CREATE TABLE notes (line text)')
    await query(primary, "INSERT INTO notes VALUES ('before')")
    await ensurePostgres(standby())
  })

  afterAll(async () => {
    await destroyPostgres(following.folder)
    await destroyPostgres(primary.folder)
    rmSync(dataFolder, { recursive: true })
  })

  const query = (server: PostgresServer, text: string) =>
    withSuperuser(server, 'postgres', async (session) => (await session.query(text)).rows)

  const arrives = (line: string) =>
    eventually(
      () => query(following, 'SELECT line FROM notes'),
      (rows) => rows.some((row) => row.line === line),
    )

  const write = (line: string) => query(primary, `INSERT INTO notes VALUES ('${line}')`)

  it('has what was there before, gets what comes after, and takes no writes', async () => {
    await arrives('before')
    await write('after')
    await arrives('after')
    await expect(query(following, "INSERT INTO notes VALUES ('mine')")).rejects.toMatchObject({
      code: '25006',
    })
  })

  it('catches up on what happened while it was stopped', async () => {
    await stopPostgres(following.folder)
    await write('meanwhile')
    await ensurePostgres(standby())
    await arrives('meanwhile')
  })

  it('follows a primary that now speaks TLS only', async () => {
    await installServerCertificate(dataFolder, primary.folder, primary.address)
    primary = { ...primary, ssl: true }
    await ensurePostgres(primary)
    await ensurePostgres(standby())
    await write('in secret')
    await arrives('in secret')
  })

  it('is forgotten by its primary, which then keeps no log for it', async () => {
    await stopPostgres(following.folder)
    await forgetStandby({ primary, slot })
    expect(await query(primary, 'SELECT slot_name FROM pg_replication_slots')).toEqual([])
  })
})
