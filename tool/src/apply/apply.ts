import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { asTengyunError, TengyunError } from '../errors/tengyun-error.ts'
import type { Change, Key, Observed, Plan } from '../plan/model.ts'
import { nameOf, orderSteps, type Step, type StepName } from '../plan/order.ts'
import { keys } from '../resources/desired.ts'
import { rulesOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'
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

  const carryOut = async (step: Step): Promise<void> => {
    listener.started(step)
    const seen = (observed: Observed) => listener.seen(step, observed)
    try {
      if (step.part === 'remove') {
        await remove({ change: step.change, context, seen })
        listener.done(step, step.change.id)
      } else {
        const { id } = await put({ change: step.change, context, idOf, seen })
        ids.set(step.change.key, id)
        listener.done(step, id)
      }
    } catch (thrown) {
      const error = explain(thrown, step, signal)
      listener.failed(step, error)
      throw error
    }
  }

  const steps = leaseBucketLast(orderSteps(plan.changes, rulesOf))
  const results = await runSteps(steps, carryOut, { signal, parallelism })
  return report(results, signal?.aborted ?? false)
}

/** The bucket that holds the lease goes when everything else has gone. */
function leaseBucketLast(steps: readonly Step[]): Step[] {
  const last: StepName = `remove ${keys.releases}`
  const others = steps.map(nameOf).filter((name) => name !== last)
  return steps.map((step) => (nameOf(step) === last ? { ...step, after: others } : step))
}

function explain(thrown: unknown, step: Step, signal: AbortSignal | undefined): TengyunError {
  if (signal?.aborted && !(thrown instanceof TengyunError)) return new TengyunError('tengyun/interrupted')
  if (thrown instanceof CloudCallError) return explainCallError(thrown, step.change.key)
  return asTengyunError(thrown)
}

function report(results: readonly StepResult[], interrupted: boolean): ApplyReport {
  return {
    done: results.filter(({ outcome }) => outcome === 'done').map(({ step }) => step.change),
    failed: results.flatMap((result) =>
      result.outcome === 'failed'
        ? [{ change: result.step.change, error: asTengyunError(result.error) }]
        : [],
    ),
    notAttempted: results.filter(({ outcome }) => outcome === 'not-attempted').map(({ step }) => step.change),
    interrupted,
  }
}
