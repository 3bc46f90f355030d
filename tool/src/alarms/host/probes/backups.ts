import { readFile } from 'node:fs/promises'
import { type Bucket, openBucket, Refused } from '../../../backups/host/cos/bucket.ts'
import { roleCredentials } from '../../../backups/host/cos/credentials.ts'
import { manifestKey } from '../../../backups/host/keys.ts'
import { type NewestProof, newestProofKey } from '../../../backups/newest-proof.ts'
import type { BackupAges } from '../memory.ts'
import type { BackupPlace } from '../order.ts'
import type { Reading } from '../reading.ts'
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
    return [ageOf('backup', ages.newest, ages, now), ageOf('proven', ages.proven, ages, now)]
  },
}

/** In hours. Where there is none yet, since somebody waits for one. */
function ageOf(rule: string, at: number | null, { awaitedSince }: BackupAges, now: number): Reading {
  const age = now - (at ?? awaitedSince)
  const value = Math.max(0, Math.round((10 * age) / hour) / 10)
  return { rule, of: '', value, ...(at === null ? { detail: 'none yet' } : {}) }
}

async function ask(place: BackupPlace, awaitedSince: number, now: number): Promise<BackupAges> {
  const metadata = process.env.METADATA_ENDPOINT ?? 'http://metadata.tencentyun.com'
  const bucket = openBucket(place.bucket, roleCredentials(metadata))
  return { awaitedSince, askedAt: now, ...(await lookAtBackups(bucket, place.note)) }
}

export async function lookAtBackups(
  bucket: Bucket,
  note: string,
): Promise<Pick<BackupAges, 'newest' | 'proven'>> {
  const [newest, proven] = await Promise.all([storedAt(bucket, note), provenAt(bucket)])
  return { newest, proven }
}

/** Of the backup that was made here last. */
async function storedAt(bucket: Bucket, note: string): Promise<number | null> {
  const id = (await readFile(note, 'utf8').catch(() => '')).trim()
  if (id === '') return null
  const answer = await unlessMissing(bucket({ method: 'HEAD', key: manifestKey(id) }))
  return answer && Date.parse(String(answer.headers['last-modified']))
}

async function provenAt(bucket: Bucket): Promise<number | null> {
  const answer = await unlessMissing(bucket({ method: 'GET', key: newestProofKey }))
  if (answer === null) return null
  const { storedAt: at }: NewestProof = JSON.parse(answer.body)
  return Date.parse(at)
}

async function unlessMissing<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null
    throw error
  }
}
