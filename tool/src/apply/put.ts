import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import { pollInterval, settlingTime, waitFor } from '../cloud/wait.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { differencesBetween } from '../plan/diff.ts'
import type { Change, Desired, Difference, Key, Observed } from '../plan/model.ts'
import { resolveFields } from '../plan/references.ts'
import { kindOf } from '../resources/index.ts'
import type { Kind, ResourceContext, Update } from '../resources/kind.ts'

export interface PutInput {
  readonly change: Change
  readonly context: ResourceContext
  /** The id of a resource that exists by now. */
  readonly idOf: (key: Key) => string | undefined
  /** Told each time the object's state is seen. */
  readonly seen: (observed: Observed) => void
}

/** How often one update is asked before it is given up as without effect. */
const triesOfUpdate = 3

/** How often a create whose answer was lost is asked again after nothing came to be. */
const triesOfCreate = 3

/**
 * Brings one object to what the change wants: finds or orders it, waits until it settles, and brings its fields
 * about one update at a time, looking again after each. Safe to repeat and safe to kill at any point.
 */
export async function put(input: PutInput): Promise<Observed> {
  const { change, context, idOf } = input
  const kind = kindOf(change.kind)
  const desired: Desired = { ...change, fields: resolveFields(change.desired ?? {}, idOf) }

  const existing = await lookUp(kind, context, desired)
  if (existing !== undefined) await kind.wake?.(context, existing)
  let observed = await settle(input, kind, desired, existing ?? (await order(input, kind, desired)))
  if (!observed.tagged) {
    await kind.tag?.(context, observed)
    observed = await settle(input, kind, desired, observed)
  }
  const tries = new Map<Update<never>, number>()
  for (;;) {
    const differences = differencesBetween(desired.fields, observed.fields, kind.rules, idOf)
    const update = kind.updates.find(({ fields }) => differences.some(({ field }) => fields.includes(field)))
    if (differences.length === 0) return observed
    const tried = update === undefined ? triesOfUpdate : (tries.get(update) ?? 0)
    if (update === undefined || tried >= triesOfUpdate) throw notConverged(desired, differences)
    tries.set(update, tried + 1)
    await update.apply(context, observed, desired)
    observed = await settleChanged(input, kind, desired, update)
  }
}

async function lookUp(kind: Kind, context: ResourceContext, desired: Desired): Promise<Observed | undefined> {
  const listed = (await kind.list(context, desired.key)).find((object) => object.key === desired.key)
  return listed ?? (await kind.find?.(context, desired))
}

/**
 * Orders a new object. After a lost answer nobody knows whether it exists, so it is looked for during the time a
 * new object may take to show, and only then ordered again.
 */
async function order(input: PutInput, kind: Kind, desired: Desired): Promise<Observed> {
  const { context } = input
  for (let tries = 1; ; tries++) {
    const lost = await attemptToOrder(kind, context, desired)
    const found = await waitFor(context.cloud, settlingTime(context.cloud), () =>
      lookUp(kind, context, desired),
    )
    if (found) return found
    if (lost === undefined || tries >= triesOfCreate) throw lost ?? neverShowed(desired)
  }
}

async function attemptToOrder(
  kind: Kind,
  context: ResourceContext,
  desired: Desired,
): Promise<CloudCallError | undefined> {
  try {
    await kind.create(context, desired)
    return undefined
  } catch (error) {
    if (error instanceof CloudCallError && outcomeOf(error) === 'unknown') return error
    throw error
  }
}

/** Waits until nothing is under way on the object. */
async function settle(input: PutInput, kind: Kind, desired: Desired, from: Observed): Promise<Observed> {
  const { context, seen } = input
  let latest = from
  const settled = await waitFor(context.cloud, kind.patience * 60_000, async () => {
    latest = (await lookUp(kind, context, desired)) ?? latest
    seen(latest)
    if (latest.failure !== undefined) throw settlingFailed(latest)
    // An untagged object may be waiting for exactly the tags it is about to get.
    return latest.settled || !latest.tagged ? latest : undefined
  })
  if (settled === undefined) throw settlingFailed(latest)
  return settled
}

/**
 * Waits for an update to show. The cloud reports a change late: for some seconds an object looks settled and
 * unchanged, so a settled object that still differs is given a grace period before it is believed.
 */
async function settleChanged(
  input: PutInput,
  kind: Kind,
  desired: Desired,
  update: { readonly fields: readonly string[] },
): Promise<Observed> {
  const { context, idOf } = input
  const { timing } = context.cloud
  const graceEnds = timing.now() + 5 * pollInterval(context.cloud)
  const first = await lookUp(kind, context, desired)
  if (first === undefined) throw neverShowed(desired)
  let observed = await settle(input, kind, desired, first)
  const differs = () =>
    differencesBetween(desired.fields, observed.fields, kind.rules, idOf).some(({ field }) =>
      update.fields.includes(field),
    )
  while (differs() && timing.now() < graceEnds) {
    await timing.sleep(pollInterval(context.cloud), context.cloud.signal)
    observed = await settle(input, kind, desired, observed)
  }
  return observed
}

function settlingFailed(observed: Observed): TengyunError {
  return new TengyunError('cloud/settling-failed', {
    where: `${observed.key} (${observed.id})`,
    why: observed.failure ?? `state: ${observed.state}`,
  })
}

function neverShowed(desired: Desired): TengyunError {
  return new TengyunError('cloud/settling-failed', {
    where: desired.key,
    why: { en: 'It was ordered, but the cloud does not show it.', zh: '已下单，但云端没有显示该资源。' },
  })
}

function notConverged(desired: Desired, differences: readonly Difference[]): TengyunError {
  const shown = differences.map(
    ({ field, from, to }) => `${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  )
  return new TengyunError('apply/not-converged', { where: desired.key, why: shown.join('; ') })
}
