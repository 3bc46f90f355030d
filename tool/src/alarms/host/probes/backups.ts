import { readFile } from 'node:fs/promises'
import { type Bucket, openBucket, Refused } from '../../../backups/host/cos/bucket.ts'
import { roleCredentials } from '../../../backups/host/cos/credentials.ts'
import { manifestKey } from '../../../backups/host/keys.ts'
import { type NewestProof, newestProofKey } from '../../../backups/newest-proof.ts'
import type { BackupAges } from '../memory.ts'
import type { BackupPlace } from '../order.ts'
import type { Probe } from './probe.ts'

/** Milliseconds for which an answer of the bucket is good: ages are told in hours, and requests cost. */
const goodFor = 10 * 60_000

const hour = 3_600_000

/**
 * How old the newest backup is, and the newest one that was restored on trial. Whether the first is there, the bucket
 * says: a host may look for an object that it can name, and neither list nor read any.
 */
export const backups: Probe = {
  id: 'backups',
  rules: ['backup', 'proven'],
  async look({ order, now, memory, remember }) {
    const { backups: place } = order
    if (place === undefined) return []
    const known = memory.backups
    const isFresh = known !== undefined && now >= known.askedAt && now - known.askedAt < goodFor
    const ages = isFresh ? known : await ask(place, known?.awaitedSince ?? now, now)
    if (!isFresh) remember({ backups: ages })
    return [
      { rule: 'backup', of: '', value: hoursSince(ages.newest, now) },
      { rule: 'proven', of: '', value: hoursSince(ages.proven, now) },
    ]
  },
}

async function ask(place: BackupPlace, awaitedSince: number, now: number): Promise<BackupAges> {
  const metadata = process.env.METADATA_ENDPOINT ?? 'http://metadata.tencentyun.com'
  const found = await lookAtBackups(openBucket(place.bucket, roleCredentials(metadata)), place.note)
  return {
    awaitedSince,
    askedAt: now,
    newest: found.newest ?? awaitedSince,
    proven: found.proven ?? awaitedSince,
  }
}

/** Milliseconds since the epoch; undefined where there is none. */
export interface FoundBackups {
  readonly newest: number | undefined
  readonly proven: number | undefined
}

export async function lookAtBackups(bucket: Bucket, note: string): Promise<FoundBackups> {
  const [newest, proven] = await Promise.all([storedAt(bucket, note), provenAt(bucket)])
  return { newest, proven }
}

/** Of the backup that was made here last. */
async function storedAt(bucket: Bucket, note: string): Promise<number | undefined> {
  const id = (await readFile(note, 'utf8').catch(() => '')).trim()
  if (id === '') return undefined
  const answer = await unlessMissing(bucket({ method: 'HEAD', key: manifestKey(id) }))
  return answer && Date.parse(String(answer.headers['last-modified']))
}

async function provenAt(bucket: Bucket): Promise<number | undefined> {
  const answer = await unlessMissing(bucket({ method: 'GET', key: newestProofKey }))
  if (answer === undefined) return undefined
  const { storedAt: at }: NewestProof = JSON.parse(answer.body)
  return Date.parse(at)
}

async function unlessMissing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined
    throw error
  }
}

function hoursSince(at: number, now: number): number {
  return Math.max(0, Math.round((10 * (now - at)) / hour) / 10)
}
