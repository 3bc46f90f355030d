import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import { settlingTime, waitFor } from '../cloud/wait.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Change, Fields, Observed } from '../plan/model.ts'
import type { Backup, Backups } from '../resources/backups.ts'
import { kindOf } from '../resources/index.ts'
import type { Kind, ResourceContext } from '../resources/kind.ts'
import type { Text } from '../text.ts'

export interface BackUpInput {
  readonly change: Change
  readonly context: ResourceContext
  /** Told each time the object's state is seen. */
  readonly seen: (observed: Observed) => void
}

/** A backup that is younger is as good as a new one. Milliseconds. */
const freshFor = 3_600_000

/** How often a backup whose order was lost is ordered again after none came to be. */
const tries = 3

/**
 * Sees to it that the cloud has a fresh copy of an object that is about to be deleted. Safe to repeat and safe to kill
 * at any point: one that is fresh is taken for good, and one that is under way is waited for.
 *
 * @returns undefined where there is nothing to copy: the object is gone, or in the recycle bin already
 * @throws TengyunError `apply/backup-failed`
 */
export async function backUp(input: BackUpInput): Promise<Backup | undefined> {
  const { change, context } = input
  const kind = kindOf(change.kind)
  const { backups } = kind
  if (backups === undefined) throw new Error(`the cloud takes no backups of ${change.kind}`)
  const observed = await settle(input, kind, backups)
  if (observed === undefined) return undefined

  const list = () => backups.list(context, observed)
  const since = context.cloud.timing.now() - freshFor
  const known = await list()
  const fresh = newest(known.filter(({ state, at }) => state === 'finished' && at >= since))
  if (fresh !== undefined) return fresh
  const underWay = newest(known.filter(({ state }) => state === 'under-way'))
  const id = underWay?.id ?? (await order(input, observed, backups, known))
  return finish(input, backups, id, list)
}

/** Waits until nothing else is under way on the object; one in the middle of a change cannot be copied. */
async function settle(
  { change, context, seen }: BackUpInput,
  kind: Kind,
  backups: Backups<Fields>,
): Promise<Observed | undefined> {
  const settled = await waitFor(context.cloud, kind.patience * 60_000, async () => {
    const found = (await kind.list(context, change.key)).find(({ id }) => id === change.id)
    if (found === undefined) return 'gone'
    seen(found)
    if (backups.isInBin(found)) return 'gone'
    return found.settled ? found : undefined
  })
  if (settled === undefined)
    throw backupFailed(change, { en: 'It does not come to rest.', zh: '资源一直处于变更中。' })
  return settled === 'gone' ? undefined : settled
}

/** After a lost answer nobody knows whether a backup was begun, so it is looked for before another is ordered. */
async function order(
  { change, context }: BackUpInput,
  observed: Observed,
  backups: Backups<Fields>,
  known: readonly Backup[],
): Promise<string> {
  const before = new Set(known.map(({ id }) => id))
  let lost: unknown
  for (let tried = 0; tried < tries; tried++) {
    try {
      const id = await backups.take(context, observed)
      if (id !== undefined) return id
    } catch (error) {
      if (!(error instanceof CloudCallError && outcomeOf(error) === 'unknown')) throw error
      lost = error
    }
    const begun = await waitFor(context.cloud, settlingTime(context.cloud), async () =>
      newest((await backups.list(context, observed)).filter(({ id }) => !before.has(id))),
    )
    if (begun !== undefined) return begun.id
  }
  throw (
    lost ??
    backupFailed(change, {
      en: 'It was begun, but the cloud does not show it.',
      zh: '已发起，但云端没有显示。',
    })
  )
}

async function finish(
  { change, context }: BackUpInput,
  { patience }: Backups<Fields>,
  id: string,
  list: () => Promise<Backup[]>,
): Promise<Backup> {
  const { cloud } = context
  let lastSeen = cloud.timing.now()
  const finished = await waitFor(cloud, patience * 60_000, async () => {
    const backup = (await list()).find((one) => one.id === id)
    if (backup !== undefined) lastSeen = cloud.timing.now()
    // One that fails may just vanish. A list may also show a new one late, and lose it for a moment.
    const isGone = cloud.timing.now() - lastSeen > settlingTime(cloud)
    if (isGone || backup?.state === 'failed')
      throw backupFailed(change, { en: `${id} failed.`, zh: `${id} 失败。` })
    return backup?.state === 'finished' ? backup : undefined
  })
  if (finished !== undefined) return finished
  throw backupFailed(change, {
    en: `${id} was not finished within ${patience} minutes.`,
    zh: `${id} 在 ${patience} 分钟内没有完成。`,
  })
}

function newest(backups: readonly Backup[]): Backup | undefined {
  return backups.toSorted((a, b) => b.at - a.at)[0]
}

/** Whatever the cause: nothing is deleted. */
export function backupFailed({ key, id }: Change, why: TengyunError | Text): TengyunError {
  const cause = why instanceof TengyunError ? why : undefined
  const told = why instanceof TengyunError ? why.explanation.why : why
  return new TengyunError('apply/backup-failed', {
    where: `${key} (${id})`,
    ...(told === undefined ? {} : { why: told }),
    command: '--no-backup',
    cause,
  })
}
