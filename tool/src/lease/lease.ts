import type { Timing } from '../cloud/timing.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { LeaseRecord, LeaseStore, StoredLease } from './lease-store.ts'

/** Milliseconds after which a lease that was not renewed has lapsed. */
export const lifetime = 45_000

/** Milliseconds between renewals: two may fail before the lease lapses. */
const renewal = 15_000

/** The right to change one environment, held by one process at a time. */
export interface Lease {
  /** The fencing number: each holder's is higher than the one before. */
  readonly number: number
  /**
   * Asserts that nobody else can have taken over: called before each change. A process that was paused past its
   * lease asks the store and is refused if a higher number exists.
   *
   * @throws TengyunError `lease/lost`
   */
  assertHeld(): Promise<void>
  release(): Promise<void>
}

export interface LeaseRequest {
  readonly store: LeaseStore
  readonly timing: Timing
  readonly environment: string
  readonly holder: Omit<LeaseRecord, 'released' | 'since'>
  /** Whether the holder is known to have ended, as only its own machine can know. Its lease need not lapse first. */
  readonly isDead: (record: LeaseRecord) => boolean
  /** Told when the lease of a holder that died is taken over, with the milliseconds since its last sign of life. */
  readonly takenOver: (from: LeaseRecord, silence: number) => void
}

/** @throws TengyunError `lease/held` saying who holds it, since when */
export async function acquireLease(request: LeaseRequest): Promise<Lease> {
  const { store, timing, takenOver, isDead } = request
  const before = await store.newest()
  if (before !== undefined && isHeld(before) && !isDead(before.record))
    throw held(request.environment, before)

  const record = { ...request.holder, since: new Date(timing.now()).toISOString(), released: false }
  const number = (before?.number ?? 0) + 1
  if (!(await store.take(number, record))) {
    const winner = await store.newest()
    throw winner
      ? held(request.environment, winner)
      : new Error('the lease vanished while it was being taken')
  }
  if (before !== undefined && !before.record.released) {
    await makeSureItLapsed(request, before, number, record)
    takenOver(before.record, before.askedAt - before.writtenAt)
  }
  await store.forgetBelow(number)
  return keep(request, number, record)
}

/**
 * A holder that was paused may have woken and renewed its lease between our look and our taking. It will see the
 * higher number and stop, but not at once: so this one steps back, and neither changes anything beside the other.
 */
async function makeSureItLapsed(
  { store, environment }: LeaseRequest,
  before: StoredLease,
  number: number,
  record: LeaseRecord,
): Promise<void> {
  const again = await store.read(before.number)
  if (again === undefined || again.writtenAt === before.writtenAt) return
  await store.write(number, { ...record, released: true })
  throw held(environment, again)
}

/** Whether its holder may still be at work, as far as the store knows. */
export function isHeld({ record, writtenAt, askedAt }: StoredLease): boolean {
  return !record.released && askedAt - writtenAt < lifetime
}

/** Renews the lease in the background until it is released. */
function keep({ store, timing, environment }: LeaseRequest, number: number, record: LeaseRecord): Lease {
  const ended = new AbortController()
  // Counted from before the write, so that it ends here before it ends in the store.
  let heldUntil = timing.now() + lifetime

  const renew = async () => {
    const begun = timing.now()
    const newest = await store.newest()
    if (newest !== undefined && newest.number > number) throw lost(environment, newest)
    await store.write(number, record)
    // Again, for a taker that looked before this write and took after it.
    const after = await store.newest()
    if (after !== undefined && after.number > number) throw lost(environment, after)
    heldUntil = begun + lifetime
  }
  const renewing = (async () => {
    while (!ended.signal.aborted) {
      try {
        await timing.sleep(renewal, ended.signal)
        await renew()
      } catch {
        // Ended, or the store did not answer: `assertHeld` judges when it matters.
      }
    }
  })()

  return {
    number,
    async assertHeld() {
      if (timing.now() >= heldUntil) await renew()
    },
    async release() {
      ended.abort()
      await renewing
      const newest = await store.newest()
      if (newest?.number === number) await store.write(number, { ...record, released: true })
    },
  }
}

function held(environment: string, { record }: StoredLease): TengyunError {
  const { holder, pid, purpose, since } = record
  return new TengyunError('lease/held', {
    where: environment,
    why: {
      en: `${holder} (pid ${pid}) has been running ${purpose} since ${since}.`,
      zh: `${holder}（pid ${pid}）自 ${since} 起正在执行 ${purpose}。`,
    },
  })
}

function lost(environment: string, { record }: StoredLease): TengyunError {
  const { holder, since } = record
  return new TengyunError('lease/lost', {
    where: environment,
    why: { en: `${holder} took over at ${since}.`, zh: `${holder} 已于 ${since} 接管。` },
  })
}
