import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '../../src/secret.ts'
import { createCertificates } from '../certificates.ts'
import { eventually } from '../processes.ts'
import { PASSWORD, type Shard, startShard } from './shard.ts'

const SLOTS = 16_384

export type TestCluster = Awaited<ReturnType<typeof startRedisCluster>>

/** Three real servers as the shards of a cluster, each with a third of the slots, in a temporary folder. */
export async function startRedisCluster() {
  const folder = mkdtempSync(join(tmpdir(), 'safe-system-cluster-'))
  const { authority, certificate, key } = await createCertificates()
  const caFile = join(folder, 'ca.crt')
  writeFileSync(caFile, authority)
  writeFileSync(join(folder, 'server.crt'), certificate)
  writeFileSync(join(folder, 'server.key'), key, { mode: 0o600 })
  const shards: Shard[] = []
  for (const name of ['first', 'second', 'third']) shards.push(await startShard(folder, name, authority))
  await introduce(shards)

  const [entrance] = shards
  const address = {
    ...{ host: '127.0.0.1', port: entrance?.port ?? 0, database: 0 },
    password: new Secret(PASSWORD),
  }

  /** The shard that has the slot of a key now. */
  async function shardOf(name: string): Promise<Shard> {
    const slot = await slotOf(name)
    const ranges = (await entrance?.admin.cluster('SLOTS')) ?? []
    const range = ranges.find(([from, to]) => from <= slot && slot <= to)
    const shard = shards.find(({ port }) => port === range?.[2]?.[1])
    if (!shard) throw new Error(`Nobody has slot ${slot}`)
    return shard
  }

  async function slotOf(name: string): Promise<number> {
    return Number(await entrance?.admin.cluster('KEYSLOT', name))
  }

  async function stop(): Promise<void> {
    await Promise.all(shards.map((shard) => shard.dispose()))
    rmSync(folder, { recursive: true })
  }
  return { address, caFile, shards, shardOf, slotOf, stop }
}

/** Shares the slots out and lets the shards meet, until each knows who has which. */
async function introduce(shards: readonly Shard[]): Promise<void> {
  const share = Math.ceil(SLOTS / shards.length)
  for (const [index, { admin, port, busPort }] of shards.entries()) {
    await admin.cluster('ADDSLOTSRANGE', index * share, Math.min((index + 1) * share, SLOTS) - 1)
    for (const other of shards) await other.admin.cluster('MEET', '127.0.0.1', port, busPort)
  }
  await eventually(async () => {
    const views = await Promise.all(shards.map(({ admin }) => admin.cluster('INFO')))
    if (views.some((view) => !/cluster_state:ok.*cluster_slots_ok:16384/s.test(String(view))))
      throw new Error('The shards do not know each other yet')
  })
}
