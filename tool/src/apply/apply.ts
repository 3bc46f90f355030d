import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { asTengyunError, TengyunError } from '../errors/tengyun-error.ts'
import type { Change, Key, Observed, Plan } from '../plan/model.ts'
import { nameOf, orderSteps, type Step, type StepName } from '../plan/order.ts'
import type { Backup } from '../resources/backups.ts'
import { keys } from '../resources/desired.ts'
import { rulesOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { backUp, backupFailed } from './back-up.ts'
import { put } from './put.ts'
import { remove } from './remove.ts'
import { runSteps, type StepResult } from './run-steps.ts'

/** What is told while a plan is carried out. */
export interface ApplyListener {
  started(step: Step): void
  seen(step: Step, observed: Observed): void
  done(step: Step, id: string | undefined): void
  failed(step: Step, error: TengyunError): void
}

/** What came of a plan. */
export interface ApplyReport {
  readonly done: readonly Change[]
  readonly failed: readonly { readonly change: Change; readonly error: TengyunError }[]
  readonly notAttempted: readonly Change[]
  readonly interrupted: boolean
  readonly backups: readonly BackedUp[]
}

/** A copy that was taken, or was fresh enough, before its object was deleted. */
export interface BackedUp {
  readonly change: Change
  readonly backup: Backup
}

/** Carries out exactly the plan that was shown; never decides anew. Whether it may is the caller's to know. */
export async function applyPlan(
  plan: Plan,
  context: ResourceContext,
  listener: ApplyListener,
  parallelism?: number,
): Promise<ApplyReport> {
  const { signal } = context.cloud
  await context.secrets.save()
  const ids = new Map<Key, string>(plan.unchanged.map(({ key, id }) => [key, id]))
  const idOf = (key: Key) => ids.get(key)

  const backups: BackedUp[] = []

  const carryOutPart = async ({ part, change }: Step, seen: (observed: Observed) => void) => {
    switch (part) {
      case 'back-up': {
        const backup = await backUp({ change, context, seen })
        if (backup) backups.push({ change, backup })
        return backup?.id
      }
      case 'remove':
        await remove({ change, context, seen })
        return change.id
      case 'put': {
        const { id } = await put({ change, context, idOf, seen })
        ids.set(change.key, id)
        return id
      }
    }
  }

  const carryOut = async (step: Step): Promise<void> => {
    listener.started(step)
    const seen = (observed: Observed) => listener.seen(step, observed)
    try {
      listener.done(step, await carryOutPart(step, seen))
    } catch (thrown) {
      const error = explain(thrown, step, signal)
      listener.failed(step, error)
      throw error
    }
  }

  const steps = leaseBucketLast(orderSteps(plan.changes, rulesOf))
  const results = await runSteps(steps, carryOut, { signal, parallelism })
  return { ...report(results, signal?.aborted ?? false), backups }
}

/** The bucket that holds the lease goes when everything else has gone. */
function leaseBucketLast(steps: readonly Step[]): Step[] {
  const last: StepName = `remove ${keys.releases}`
  const others = steps.map(nameOf).filter((name) => name !== last)
  return steps.map((step) => (nameOf(step) === last ? { ...step, after: others } : step))
}

function explain(thrown: unknown, step: Step, signal: AbortSignal | undefined): TengyunError {
  if (signal?.aborted && !(thrown instanceof TengyunError)) return new TengyunError('tengyun/interrupted')
  if (thrown instanceof CloudCallError) {
    const told = explainCallError(thrown, step.change.key)
    return step.part === 'back-up' ? backupFailed(step.change, told) : told
  }
  return asTengyunError(thrown)
}

function report(results: readonly StepResult[], interrupted: boolean): Omit<ApplyReport, 'backups'> {
  return {
    done: results
      .filter(({ outcome, step }) => outcome === 'done' && step.part !== 'back-up')
      .map(({ step }) => step.change),
    failed: results.flatMap((result) =>
      result.outcome === 'failed'
        ? [{ change: result.step.change, error: asTengyunError(result.error) }]
        : [],
    ),
    notAttempted: results.filter(({ outcome }) => outcome === 'not-attempted').map(({ step }) => step.change),
    interrupted,
  }
}
