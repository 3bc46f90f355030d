import { performance } from 'node:perf_hooks'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors/app-error.ts'
import type { DependencyName, Finding } from './schema.ts'

/** Rejects when its dependency does not answer. */
export type Checks = Record<DependencyName, () => Promise<unknown>>
export type Findings = Record<DependencyName, Finding>

const BUDGET_MS = 2_000
/** Many watchers share one round of checks; a finding is at most this old. */
const FRESH_MS = 500

/** Runs all checks side by side, each within its budget, so that the answer comes in time whatever hangs. */
export function createProber(checks: Checks, clock: Clock, budgetMs = BUDGET_MS): () => Promise<Findings> {
  let latest: { findings: Promise<Findings>; at: number } | undefined
  return () => {
    const now = clock().getTime()
    if (latest && now - latest.at < FRESH_MS) return latest.findings
    latest = { findings: probeAll(checks, budgetMs), at: now }
    return latest.findings
  }
}

async function probeAll(checks: Checks, budgetMs: number): Promise<Findings> {
  const [postgres, redis, cos] = await Promise.all([
    probe(checks.postgres, budgetMs),
    probe(checks.redis, budgetMs),
    probe(checks.cos, budgetMs),
  ])
  return { postgres, redis, cos }
}

async function probe(check: () => Promise<unknown>, budgetMs: number): Promise<Finding> {
  const startedAt = performance.now()
  const { promise: budget, reject: exceed } = Promise.withResolvers<never>()
  const timer = setTimeout(exceed, budgetMs, Object.assign(new Error('budget exceeded'), { code: 'TIMEOUT' }))
  try {
    await Promise.race([check(), budget])
    return { ok: true, latencyMs: since(startedAt) }
  } catch (error) {
    return { ok: false, latencyMs: since(startedAt), reason: reasonOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

function since(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 100) / 100
}

/** A code such as ECONNREFUSED tells an operator enough; messages may carry addresses and stay inside. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  if (error instanceof AppError) return reasonOf(error.cause)
  return 'code' in error && error.code ? String(error.code) : 'UNREACHABLE'
}
