import { nameOf, type Step, type StepName } from '../plan/order.ts'

export type StepResult =
  | { readonly step: Step; readonly outcome: 'done' }
  | { readonly step: Step; readonly outcome: 'failed'; readonly error: unknown }
  | { readonly step: Step; readonly outcome: 'not-attempted' }

/**
 * Runs steps side by side, each after those it waits for. A failure keeps what depends on it from being
 * attempted; other branches go on. Once the signal is aborted nothing new is begun.
 */
export async function runSteps(
  steps: readonly Step[],
  carryOut: (step: Step) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<StepResult[]> {
  const byName = new Map(steps.map((step) => [nameOf(step), step]))
  const results = new Map<StepName, Promise<StepResult>>()

  const run = (step: Step): Promise<StepResult> => {
    const name = nameOf(step)
    const known = results.get(name)
    if (known) return known
    const result = runAfterOthers(step)
    results.set(name, result)
    return result
  }

  const runAfterOthers = async (step: Step): Promise<StepResult> => {
    const needed = step.after.flatMap((name) => byName.get(name) ?? [])
    const before = await Promise.all(needed.map(run))
    if (signal?.aborted || before.some(({ outcome }) => outcome !== 'done'))
      return { step, outcome: 'not-attempted' }
    try {
      await carryOut(step)
      return { step, outcome: 'done' }
    } catch (error) {
      return { step, outcome: 'failed', error }
    }
  }

  assertAcyclic(steps, byName)
  return Promise.all(steps.map(run))
}

/** A circle would wait for itself for ever. */
function assertAcyclic(steps: readonly Step[], byName: ReadonlyMap<StepName, Step>): void {
  const finished = new Set<StepName>()
  const visit = (step: Step, path: readonly StepName[]): void => {
    const name = nameOf(step)
    if (finished.has(name)) return
    if (path.includes(name)) throw new Error(`steps wait for each other: ${[...path, name].join(' → ')}`)
    for (const next of step.after) {
      const needed = byName.get(next)
      if (needed) visit(needed, [...path, name])
    }
    finished.add(name)
  }
  for (const step of steps) visit(step, [])
}
