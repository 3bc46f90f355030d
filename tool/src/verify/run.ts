import type { CheckInput, CheckResult, GroupedCheck } from './check.ts'
import { type Finding, failed } from './finding.ts'

/** How many checks at once: those on hosts each have a program run there. */
const atOnce = 6

export interface Watcher {
  began(check: GroupedCheck): void
  ended(result: CheckResult): void
}

/**
 * Tries checks side by side; those that measure speed come after all others, one at a time, so that they measure the
 * environment and not each other. Results are in the order of the checks.
 */
export async function runChecks(
  checks: readonly GroupedCheck[],
  input: CheckInput,
  watcher: Watcher,
): Promise<CheckResult[]> {
  const measuring = checks.filter(isMeasuring)
  const others = checks.filter((check) => !isMeasuring(check))
  const results = new Map<string, CheckResult>()
  const work = async (queue: Iterator<GroupedCheck>) => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      input.signal.throwIfAborted()
      const check = next.value
      watcher.began(check)
      const result = await tried(check, input)
      results.set(check.id, result)
      watcher.ended(result)
    }
  }
  const queue = others.values()
  await Promise.all(Array.from({ length: atOnce }, () => work(queue)))
  await work(measuring.values())
  return checks.flatMap(({ id }) => results.get(id) ?? [])
}

function isMeasuring({ group, isAlone }: GroupedCheck): boolean {
  return group === 'performance' || isAlone === true
}

/** One that throws has failed, and says with what. */
async function tried(
  { run, isQuick: _quick, isAlone: _alone, ...check }: GroupedCheck,
  input: CheckInput,
): Promise<CheckResult> {
  const begun = performance.now()
  const finding = await run(input).catch((error: unknown): Finding => failed(rootCause(error)))
  return { ...check, ...finding, seconds: (performance.now() - begun) / 1000 }
}

/** `fetch failed` says nothing; what is below it does. */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${rootCause(error.cause)}` : error.message
}
