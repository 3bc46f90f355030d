import type { Check, CheckInput, CheckResult } from './check.ts'

/** Runs checks side by side. One that throws has failed, and says with what. */
export async function runChecks(
  checks: readonly Check[],
  input: CheckInput,
  ended: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const applying = checks.filter((check) => check.applies?.(input) ?? true)
  return Promise.all(
    applying.map(async (check) => {
      const result = { id: check.id, title: check.title, ...(await tried(check, input)) }
      ended(result)
      return result
    }),
  )
}

async function tried(check: Check, input: CheckInput) {
  try {
    return await check.run(input)
  } catch (error) {
    return { ok: false, found: rootCause(error) }
  }
}

/** `fetch failed` says nothing; what is below it does. */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${rootCause(error.cause)}` : error.message
}
