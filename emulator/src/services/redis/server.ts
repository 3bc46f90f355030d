import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installServerCertificate, tlsFilesIn } from '../../data-planes/certificates.ts'
import {
  ensureRedis,
  type RedisServer,
  setRedisPasswords,
  stopRedis,
} from '../../data-planes/redis-server.ts'
import type { World } from '../../engine/world.ts'
import type { Instance } from './model.ts'

const megabyte = 2 ** 20

export function serverOf(world: World, instance: Instance): RedisServer {
  const { instanceId, address, port, ssl, memSize, shards, parameters } = instance
  const folder = join(world.dataFolder, 'redis', instanceId)
  return { folder, address, port, ssl, maxMemory: memSize * shards * megabyte, parameters }
}

/** Makes the real server what the record says, with as little interruption as that allows. */
export async function ensureServer(world: World, instance: Instance): Promise<void> {
  const server = serverOf(world, instance)
  await ensureCertificate(world, server)
  await ensureRedis(server)
}

/**
 * The default user logs in with the password alone, or as older clients do with `<instance id>:<password>` for
 * a password.
 */
export async function setPassword(
  world: World,
  instance: Instance,
  password: string | undefined,
): Promise<void> {
  const passwords = password === undefined ? undefined : [password, `${instance.instanceId}:${password}`]
  await setRedisPasswords(serverOf(world, instance), passwords)
}

/** The next change makes another: how a certificate is renewed. */
export function discardCertificate(world: World, instance: Instance): void {
  rmSync(tlsFilesIn(serverOf(world, instance).folder).certificate, { force: true })
}

/** A server reads its certificate when it starts, so a new one stops it. */
async function ensureCertificate(world: World, server: RedisServer): Promise<void> {
  if (!server.ssl || existsSync(tlsFilesIn(server.folder).certificate)) return
  await stopRedis(server)
  await installServerCertificate(world.dataFolder, server.folder, server.address)
}
