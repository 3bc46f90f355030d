import type { Code } from '../errors/catalogue.ts'
import { asTengyunError } from '../errors/tengyun-error.ts'
import { inLanguage, type Text } from '../text.ts'
import type { Backup } from './catalogue.ts'
import { dropScratch, namedNow, sweepScratch } from './databases.ts'
import { type NewestProof, newestProofKey } from './newest-proof.ts'
import { type Proof, proofKey } from './proof.ts'
import { rehearse } from './rehearse.ts'
import { restoreIntoScratch } from './restore.ts'
import { type BackupPostgresSite, type BackupSite, hasPostgres } from './site.ts'
import type { StoredObject } from './store.ts'
import { verifyParts } from './verify.ts'

export interface DrillInput {
  readonly site: BackupSite
  readonly backup: Backup
  /** The key it is opened with: the one from the safe, if the drill is to prove that that one works. */
  readonly identity: string
  readonly now: () => Date
  /** Told at the beginning of each step. */
  readonly step: (title: Text) => void
}

/**
 * Restores a backup for real, where nobody sees it: every part is read, the database comes up with every row and its
 * canary, the app answers on it. Without PostgreSQL there is nothing to restore: then reading is all. What was found
 * out is kept in the bucket, whatever it is.
 */
export async function drill(input: DrillInput): Promise<Proof> {
  const { site, backup, identity, now } = input
  const startedAt = now()
  const watch = stopwatch(input)
  const why = await findingOf(() => tryOut(input, watch))
  const proof: Proof = {
    backup: backup.id,
    ok: why === undefined,
    startedAt: startedAt.toISOString(),
    steps: watch.steps(),
    recoveryPoint: secondsBetween(snapshotOf(backup), startedAt),
    recoveryTime: watch.recoveryTime(),
    recipient: await recipientOf(identity),
    ...(why === undefined ? {} : { why }),
  }
  await site.store.write(proofKey(proof), JSON.stringify(proof, undefined, 2))
  if (proof.ok) await tellHosts(site, backup)
  return proof
}

/** Only of the newest one: an older one may be proven once more. */
async function tellHosts({ store }: BackupSite, { id, storedAt }: Backup): Promise<void> {
  const known = await readNewestProof(store)
  if (known !== undefined && Date.parse(known.storedAt) > storedAt.getTime()) return
  const newest: NewestProof = { backup: id, storedAt: storedAt.toISOString() }
  await store.write(newestProofKey, JSON.stringify(newest))
}

async function readNewestProof(store: BackupSite['store']): Promise<NewestProof | undefined> {
  // The last version is in force: nobody but whoever drills can write one.
  const newest = (await store.listAll(newestProofKey)).toSorted(byTime).at(-1)
  return newest && JSON.parse((await store.read(newest)).toString())
}

function byTime(one: StoredObject, other: StoredObject): number {
  return one.storedAt.getTime() - other.storedAt.getTime()
}

async function tryOut({ site, ...input }: DrillInput, watch: Stopwatch): Promise<void> {
  if (hasPostgres(site)) await tryDatabase({ site, ...input }, watch)
  await watch.time('files', { en: 'read the other parts', zh: '读取其余部分' }, () =>
    verifyParts(
      site.store,
      input.backup,
      input.identity,
      ({ kind }) => kind !== 'postgres' || !hasPostgres(site),
    ),
  )
}

async function tryDatabase(
  { site, backup, identity, now }: DrillInput & { readonly site: BackupPostgresSite },
  { time, recovered }: Stopwatch,
): Promise<void> {
  const scratch = namedNow(site.postgres.database, 'drill', now())
  const restoring = { en: `restore ${backup.id} as ${scratch}`, zh: `恢复 ${backup.id} 为 ${scratch}` }
  await sweepScratch(site, 'drill')
  try {
    await time('restore', restoring, () => restoreIntoScratch(site, backup, scratch, identity))
    await time('app', { en: 'run the app on it', zh: '在其上运行应用' }, () => rehearse(site, scratch))
    recovered()
  } finally {
    await dropScratch(site, scratch)
  }
}

type Stopwatch = ReturnType<typeof stopwatch>

function stopwatch({ now, step }: Pick<DrillInput, 'now' | 'step'>) {
  const begun = now()
  const taken: { name: string; seconds: number }[] = []
  let recoveredAt: Date | undefined
  return {
    async time<T>(name: string, title: Text, work: () => Promise<T>): Promise<T> {
      step(title)
      const since = now()
      try {
        return await work()
      } finally {
        taken.push({ name, seconds: secondsBetween(since, now()) })
      }
    },
    recovered() {
      recoveredAt = now()
    },
    steps: () => taken,
    /** Null where it was not recovered. */
    recoveryTime: () => (recoveredAt === undefined ? null : secondsBetween(begun, recoveredAt)),
  }
}

/** What a drill finds out. Everything else, such as a wrong key, keeps it from finding anything out. */
const findings: readonly Code[] = [
  'backup/damaged',
  'backup/no-database',
  'backup/restore-failed',
  'backup/drill-failed',
]

/** What does not hold, in a sentence; undefined where all does. */
async function findingOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    const { code, explanation } = asTengyunError(thrown)
    if (!findings.includes(code)) throw thrown
    const { where = '', why = '' } = explanation
    return `${code}: ${inLanguage(where, 'en')}: ${inLanguage(why, 'en')}`
  }
}

/** A damaged manifest tells no moment: its age is that of the object. Without a database, it is that of the start. */
function snapshotOf({ manifest, storedAt }: Backup): Date {
  if (manifest === undefined) return storedAt
  const database = manifest.parts.find((part) => part.kind === 'postgres')
  return new Date(database?.snapshotAt ?? manifest.startedAt)
}

/** Clocks of two machines may differ: never less than nothing. */
function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000)
}

async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption')
  return identityToRecipient(identity)
}
