import { diedHere } from '../../lease/holder.ts'
import { isHeld } from '../../lease/lease.ts'
import { cosLeaseStore } from '../../lease/lease-store.ts'
import type { Observed } from '../../plan/model.ts'
import { keys } from '../../resources/desired.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { asInterrupted, type HistoryEntry } from './history.ts'
import { cosHistoryStore } from './history-store.ts'

/**
 * How many entries are looked at: more than anybody goes back, and enough to find what is in force below deploys that
 * failed and hosts that joined. One number for all, so that no command sees further than another.
 */
export const lookBack = 30

/** The history of an environment as it was observed; nothing where it has no place for one yet. */
export async function historyIn(
  context: ResourceContext,
  observed: readonly Pick<Observed, 'key' | 'id'>[],
): Promise<HistoryEntry[]> {
  const bucket = observed.find(({ key }) => key === keys.releases)?.id
  return bucket === undefined ? [] : readHistory(context, bucket)
}

/**
 * The history for those who only read it, newest first. An entry that is open while nobody holds the lease is
 * one of somebody who is gone, which the next holder will write down.
 */
export async function readHistory(
  context: ResourceContext,
  bucket: string,
  count: number = lookBack,
): Promise<HistoryEntry[]> {
  const [last, ...earlier] = await cosHistoryStore(context, bucket).newest(count)
  if (last === undefined) return []
  const isLeft = last.outcome === null && !(await isSomebodyAtWork(context, bucket))
  return [isLeft ? asInterrupted(last, null) : last, ...earlier]
}

async function isSomebodyAtWork(context: ResourceContext, bucket: string): Promise<boolean> {
  const lease = await cosLeaseStore(context, bucket).newest()
  return lease !== undefined && isHeld(lease) && !diedHere(lease.record)
}
