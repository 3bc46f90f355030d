import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePort } from '../engine/ports.ts'
import { installServerCertificate } from './certificates.ts'
import {
  destroyPostgres,
  ensurePostgres,
  isPostgresRunning,
  type PostgresServer,
  stopPostgres,
} from './postgres-server.ts'
import { withSuperuser } from './postgres-session.ts'
import { scramVerifier } from './scram.ts'

describe('a PostgreSQL server', () => {
  let dataFolder: string
  let server: PostgresServer

  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), "postgres isn't far-"))
    const port = await choosePort('127.0.0.1', 0)
    server = {
      folder: join(dataFolder, 'instance'),
      address: '127.0.0.1',
      port,
      ssl: false,
      encoding: 'UTF8',
    }
    await ensurePostgres(server)
    await withSuperuser(server, 'postgres', (session) =>
      session.query(`CREATE ROLE keeper LOGIN PASSWORD '${scramVerifier('Right-123')}'`),
    )
  })

  afterAll(async () => {
    await destroyPostgres(server.folder)
    expect(isPostgresRunning(server.folder)).toBe(false)
    rmSync(dataFolder, { recursive: true })
  })

  const connect = async (options: pg.ClientConfig = {}) => {
    const { address: host, port } = server
    const client = new pg.Client({
      host,
      port,
      user: 'keeper',
      password: 'Right-123',
      database: 'postgres',
      ...options,
    })
    await client.connect()
    return client
  }

  it('takes a password of which it was only told the verifier', async () => {
    const client = await connect()
    await client.end()
    await expect(connect({ password: 'Wrong-123' })).rejects.toMatchObject({ code: '28P01' })
  })

  it('is left alone while it runs as described', async () => {
    const before = readFileSync(pidFile())
    await ensurePostgres(server)
    expect(readFileSync(pidFile())).toEqual(before)
  })

  it('keeps its data when stopped and started', async () => {
    await withSuperuser(server, 'postgres', (session) => session.query('CREATE TABLE kept ()'))
    await stopPostgres(server.folder)
    await ensurePostgres(server)
    await withSuperuser(server, 'postgres', (session) => session.query('SELECT FROM kept'))
  })

  it('starts although its pid file names a stranger', async () => {
    await stopPostgres(server.folder)
    writeFileSync(pidFile(), `${process.pid}\n`)
    expect(isPostgresRunning(server.folder)).toBe(false)
    await ensurePostgres(server)
    expect(isPostgresRunning(server.folder)).toBe(true)
  })

  it('refuses plaintext once it speaks TLS, and proves its address to clients', async () => {
    const { authority } = await installServerCertificate(dataFolder, server.folder, server.address)
    server = { ...server, ssl: true }
    await ensurePostgres(server)

    await expect(connect()).rejects.toMatchObject({ code: '28000' })
    await expect(connect({ ssl: true })).rejects.toThrow(/unable to verify/)
    const client = await connect({ ssl: { ca: readFileSync(authority) } })
    const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    expect(rows).toEqual([{ ssl: true }])
    await client.end()
  })

  function pidFile(): string {
    return join(server.folder, 'cluster', 'postmaster.pid')
  }
})
