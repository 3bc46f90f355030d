import { nameOf, type Step, type StepName } from '../plan/order.ts'

export type StepResult =
  | { readonly step: Step; readonly outcome: 'done' }
  | { readonly step: Step; readonly outcome: 'failed'; readonly error: unknown }
  | { readonly step: Step; readonly outcome: 'not-attempted' }

export interface RunOptions {
  /** Once it is aborted nothing new is begun. */
  readonly signal?: AbortSignal | undefined
  /** How many steps may be under way at once. Default: as many as wait for nothing. */
  readonly parallelism?: number | undefined
}

/**
 * Runs steps side by side, each after those it waits for. A failure keeps what depends on it from being
 * attempted; other branches go on.
 */
export async function runSteps(
  steps: readonly Step[],
  carryOut: (step: Step) => Promise<void>,
  { signal, parallelism = Number.POSITIVE_INFINITY }: RunOptions = {},
): Promise<StepResult[]> {
  const turn = turns(parallelism)
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
    const done = await turn()
    try {
      if (signal?.aborted) return { step, outcome: 'not-attempted' }
      await carryOut(step)
      return { step, outcome: 'done' }
    } catch (error) {
      return { step, outcome: 'failed', error }
    } finally {
      done()
    }
  }

  assertAcyclic(steps, byName)
  return Promise.all(steps.map(run))
}

/** Lets so many work at once, the others in the order in which they came; what it answers gives the turn on. */
function turns(places: number): () => Promise<() => void> {
  const waiting: (() => void)[] = []
  let free = places
  return async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((begin) => waiting.push(begin))
    return () => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
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
