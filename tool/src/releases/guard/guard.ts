import type { Timing } from '../../cloud/timing.ts'
import type { Text } from '../../text.ts'
import { type Sample, sum } from './sample.ts'
import { type GuardLimits, verdictOn } from './verdict.ts'

/** A host whose requests are watched. */
export interface Watched {
  readonly name: string
  /** What came in since it was last asked. */
  look(): Promise<Sample>
}

export interface GuardInput {
  readonly watched: readonly Watched[]
  readonly limits: GuardLimits
  /** How long. */
  readonly seconds: number
  readonly timing: Timing
  /** Aborted by somebody who does not want to wait: the release stays. */
  readonly signal: AbortSignal | undefined
}

/** - `held-up` for as long as it was watched; - `unwatched` from when somebody stopped waiting; - `too-bad` and why */
export type Verdict =
  | { readonly kind: 'held-up' }
  | { readonly kind: 'unwatched' }
  | { readonly kind: 'too-bad'; readonly host: string; readonly why: Text }

/** Milliseconds between two looks. */
const interval = 1_000

/** Looks that count: what was bad at first and is good for so long is good. */
const remembered = 10

/** Watches what people get after a switch, on each host apart: one bad host is not hidden by the good ones. */
export async function guard({ watched, limits, seconds, timing, signal }: GuardInput): Promise<Verdict> {
  const looks = new Map<Watched, readonly Sample[]>(watched.map((host) => [host, []]))
  const deadline = timing.now() + seconds * 1000
  while (timing.now() < deadline) {
    if (!(await slept(timing, signal))) return { kind: 'unwatched' }
    const latest = await Promise.all(watched.map(async (host) => ({ host, sample: await host.look() })))
    for (const { host, sample } of latest) {
      const recent = [...(looks.get(host) ?? []), sample].slice(-remembered)
      looks.set(host, recent)
      const why = verdictOn(sum(recent), limits)
      if (why !== undefined) return { kind: 'too-bad', host: host.name, why }
    }
  }
  return { kind: 'held-up' }
}

/** @returns false when it was woken by the signal */
async function slept(timing: Timing, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return false
  try {
    await timing.sleep(interval, signal)
    return true
  } catch (error) {
    if (signal?.aborted) return false
    throw error
  }
}
