import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { openBucket } from './cos/bucket.ts'
import { givenCredentials, roleCredentials } from './cos/credentials.ts'
import { backUpFolder } from './folder.ts'
import { folderOf, manifestKey } from './keys.ts'
import { type Manifest, type Part, sealManifest } from './manifest.ts'
import type { BackupOrder } from './order.ts'
import { dumpDatabase } from './postgres/dump.ts'
import { postgresVersions } from './postgres/versions.ts'
import { exportKeys } from './redis/export.ts'
import type { Writing } from './write-part.ts'

/**
 * Makes one backup: its parts one after the other, and its manifest when all of them are there.
 *
 * @returns its id
 */
export async function backUp(order: BackupOrder, now: () => Date): Promise<string> {
  const startedAt = now()
  const id = backupId(startedAt)
  const bucket = openBucket(order.place, credentialsFor(order))
  const writing: Writing = { bucket, folder: folderOf(id), recipients: order.recipients }
  const parts = await writeParts(order, writing, id)
  const manifest: Manifest = {
    format: 1,
    id,
    project: order.project,
    environment: order.environment,
    host: order.host,
    startedAt: startedAt.toISOString(),
    endedAt: now().toISOString(),
    versions: { node: process.version, ...(order.postgres && (await postgresVersions(order.postgres))) },
    recipients: order.recipients,
    parts,
  }
  const body = Buffer.from(sealManifest(manifest))
  await bucket({ method: 'PUT', key: manifestKey(id), body })
  return id
}

async function writeParts(order: BackupOrder, writing: Writing, id: string): Promise<Part[]> {
  const { postgres, redis, folders } = order
  const parts: Part[] = []
  if (postgres !== undefined)
    for (const database of postgres.databases)
      parts.push(await dumpDatabase(writing, postgres.server, database, id))
  if (redis !== undefined && redis.prefixes.length > 0)
    parts.push(await exportKeys(writing, redis.server, redis.prefixes))
  // An app that never kept anything has no folder.
  for (const folder of folders.filter(({ path }) => existsSync(path)))
    parts.push(await backUpFolder(writing, folder))
  return parts
}

function credentialsFor({ credentials }: BackupOrder) {
  if (credentials !== undefined) return givenCredentials(credentials)
  return roleCredentials(process.env.METADATA_ENDPOINT ?? 'http://metadata.tencentyun.com')
}

/** Sorts by time; chance keeps two of one second apart. */
function backupId(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T')
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(4).toString('hex')}`
}
