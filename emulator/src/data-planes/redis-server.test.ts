import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis, type RedisOptions } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePort } from '../engine/ports.ts'
import { installServerCertificate } from './certificates.ts'
import {
  destroyRedis,
  ensureRedis,
  isRedisRunning,
  type RedisServer,
  setRedisPasswords,
  stopRedis,
} from './redis-server.ts'

describe('a Redis server', () => {
  let dataFolder: string
  let server: RedisServer

  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'a "redis" server-'))
    const port = await choosePort('127.0.0.1', 0)
    const where = { folder: join(dataFolder, 'instance'), address: '127.0.0.1', port }
    server = {
      ...where,
      ssl: false,
      maxMemory: 64 * 2 ** 20,
      parameters: { 'maxmemory-policy': 'allkeys-lru' },
    }
    await setRedisPasswords(server, ['Right-123', 'crs-1:Right-123'])
    await ensureRedis(server)
  })

  afterAll(async () => {
    await destroyRedis(server)
    expect(isRedisRunning(server)).toBe(false)
    rmSync(dataFolder, { recursive: true })
  })

  /** One command, by a client of its own. */
  const ask = async (command: string[], options: Pick<RedisOptions, 'password' | 'tls'> = {}) => {
    const { address: host, port } = server
    const client = new Redis({
      host,
      port,
      password: 'Right-123',
      lazyConnect: true,
      retryStrategy: () => null,
      ...options,
    })
    let lost: Error | undefined
    client.on('error', (error) => {
      lost = error
    })
    try {
      const [name = '', ...rest] = command
      return await client.call(name, rest)
    } catch (error) {
      throw lost ?? error
    } finally {
      client.disconnect()
    }
  }

  it('lets in who knows one of the passwords', async () => {
    expect(await ask(['SET', 'city', 'Guangzhou'])).toBe('OK')
    expect(await ask(['GET', 'city'], { password: 'crs-1:Right-123' })).toBe('Guangzhou')
    await expect(ask(['GET', 'city'], { password: 'Wrong-123' })).rejects.toThrow(/WRONGPASS/)
  })

  it('keeps commands of the service from its users', async () => {
    await expect(ask(['CONFIG', 'SET', 'dir', '/'])).rejects.toThrow(/NOPERM/)
    expect(await ask(['CONFIG', 'GET', 'maxmemory*'])).toEqual(
      expect.arrayContaining(['67108864', 'allkeys-lru']),
    )
  })

  it('writes no password down, and its files are for the owner', () => {
    for (const name of ['redis.conf', 'users.acl', 'operator.secret']) {
      const path = join(server.folder, name)
      expect(readFileSync(path, 'utf8')).not.toContain('Right-123')
      expect(statSync(path).mode & 0o777).toBe(0o600)
    }
  })

  it('is left alone while it runs as described', async () => {
    const before = processId()
    await ensureRedis(server)
    expect(processId()).toBe(before)
  })

  it('keeps its data when stopped and started, and when killed', async () => {
    await stopRedis(server)
    await ensureRedis(server)
    expect(await ask(['GET', 'city'])).toBe('Guangzhou')
    await ask(['SET', 'city', 'Shenzhen'])
    process.kill(processId(), 'SIGKILL')
    await expect.poll(() => isRedisRunning(server)).toBe(false)
    await ensureRedis(server)
    expect(await ask(['GET', 'city'])).toBe('Shenzhen')
  })

  it('starts although its pid file names a stranger', async () => {
    await stopRedis(server)
    writeFileSync(join(server.folder, 'redis.pid'), `${process.pid}\n`)
    expect(isRedisRunning(server)).toBe(false)
    await ensureRedis(server)
    expect(isRedisRunning(server)).toBe(true)
  })

  it('takes a new password while it runs', async () => {
    const before = processId()
    await setRedisPasswords(server, ['Newer-123'])
    await expect(ask(['PING'])).rejects.toThrow(/WRONGPASS/)
    expect(await ask(['PING'], { password: 'Newer-123' })).toBe('PONG')
    expect(processId()).toBe(before)
    await setRedisPasswords(server, ['Right-123'])
  })

  it('refuses plaintext once it speaks TLS, and proves its address to clients', async () => {
    const { authority } = await installServerCertificate(dataFolder, server.folder, server.address)
    server = { ...server, ssl: true }
    await ensureRedis(server)

    await expect(ask(['PING'])).rejects.toThrow()
    await expect(ask(['PING'], { tls: {} })).rejects.toThrow(/self-signed certificate/)
    expect(await ask(['GET', 'city'], { tls: { ca: readFileSync(authority) } })).toBe('Shenzhen')
  })

  it('says where to look when it cannot start', async () => {
    const broken = { ...server, folder: join(dataFolder, 'broken'), ssl: false }
    await setRedisPasswords(broken, [])
    await expect(ensureRedis(broken)).rejects.toThrow(
      /did not start at 127\.0\.0\.1:\d+; its log: .*redis\.log/,
    )
    expect(readFileSync(join(broken.folder, 'redis.log'), 'utf8')).toContain('Address already in use')
  })

  function processId(): number {
    return Number(readFileSync(join(server.folder, 'redis.pid'), 'utf8'))
  }
})
