import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installServerCertificate, tlsFilesIn } from '../../data-planes/certificates.ts'
import { ensureRedisCluster } from '../../data-planes/redis-cluster/form.ts'
import {
  destroyRedis,
  ensureRedis,
  type RedisServer,
  setRedisPasswords,
  shareRedisPasswords,
  stopRedis,
} from '../../data-planes/redis-server.ts'
import type { World } from '../../engine/world.ts'
import type { Instance } from './model.ts'

const megabyte = 2 ** 20

/** The one that stands for everything, or one for each shard where clients speak to shards themselves. */
export function serversOf(world: World, instance: Instance): RedisServer[] {
  const { address, port, ssl, memSize, shards, parameters, nodes } = instance
  const folder = folderOf(world, instance)
  if (nodes === undefined)
    return [{ folder, address, port, ssl, maxMemory: memSize * shards * megabyte, parameters }]
  return nodes.map(({ name, ...place }) => ({
    ...place,
    folder: join(folder, name),
    ssl,
    maxMemory: memSize * megabyte,
    parameters,
  }))
}

export function firstServerOf(world: World, instance: Instance): RedisServer {
  const [first] = serversOf(world, instance)
  if (first === undefined) throw new Error(`The instance ${instance.instanceId} has no server.`)
  return first
}

/** Makes the real servers what the record says, with as little interruption as that allows. */
export async function ensureServers(world: World, instance: Instance): Promise<void> {
  const servers = serversOf(world, instance)
  for (const server of servers) {
    shareRedisPasswords(firstServerOf(world, instance), server)
    await ensureCertificate(world, server)
  }
  if (instance.nodes === undefined) return ensureRedis(firstServerOf(world, instance))
  await ensureRedisCluster(servers, instance.shards)
  for (const left of servers.slice(instance.shards)) await destroyRedis(left)
}

export async function stopServers(world: World, instance: Instance): Promise<void> {
  await Promise.all(serversOf(world, instance).map(stopRedis))
}

/** With all that they had. */
export async function destroyServers(world: World, instance: Instance): Promise<void> {
  await Promise.all(serversOf(world, instance).map(destroyRedis))
  rmSync(folderOf(world, instance), { recursive: true, force: true })
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
  for (const server of serversOf(world, instance)) await setRedisPasswords(server, passwords)
}

/** The next change makes another: how a certificate is renewed. */
export function discardCertificate(world: World, instance: Instance): void {
  for (const { folder } of serversOf(world, instance)) rmSync(tlsFilesIn(folder).certificate, { force: true })
}

/** A server reads its certificate when it starts, so a new one stops it. */
async function ensureCertificate(world: World, server: RedisServer): Promise<void> {
  if (!server.ssl || existsSync(tlsFilesIn(server.folder).certificate)) return
  await stopRedis(server)
  await installServerCertificate(world.dataFolder, server.folder, server.address)
}

function folderOf(world: World, { instanceId }: Instance): string {
  return join(world.dataFolder, 'redis', instanceId)
}
