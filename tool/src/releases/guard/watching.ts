import type { Timing } from '../../cloud/timing.ts'
import type { EnvironmentConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { otherSlot } from '../../hosts/paths.ts'
import type { Place, Runtime } from '../../hosts/runtimes/runtime.ts'
import { guard, type Watched } from './guard.ts'

export interface Watching {
  readonly runtime: Runtime
  readonly limits: NonNullable<EnvironmentConfig['releases']['guard']>
  readonly timing: Timing
  /** Aborted by somebody who does not want to wait. */
  readonly signal: AbortSignal
  /** Told when it begins, and when it was cut short. */
  readonly began: (seconds: number) => void
  readonly cutShort: () => void
}

/**
 * Watches the slots that have just become active on hosts where the one before could take over again.
 *
 * @throws TengyunError `release/taken-back` when what people get is too bad
 */
export async function watchPlaces(places: readonly Place[], watching: Watching): Promise<void> {
  const { runtime, limits, timing, signal } = watching
  const returnable = places.filter(({ facts, slot }) => facts.running[otherSlot(slot)])
  if (returnable.length === 0) return
  watching.began(limits.seconds)
  const watched = await Promise.all(returnable.map((place) => watchedPlace(runtime, place)))
  const verdict = await guard({ watched, limits, seconds: limits.seconds, timing, signal })
  if (verdict.kind === 'unwatched') watching.cutShort()
  if (verdict.kind !== 'too-bad') return
  throw new TengyunError('release/taken-back', { where: verdict.host, why: verdict.why })
}

/** What was asked before the first look is not the new release's. */
async function watchedPlace(runtime: Runtime, place: Place): Promise<Watched> {
  let { position } = await runtime.look(place, undefined)
  return {
    name: place.host.name,
    async look() {
      const seen = await runtime.look(place, position)
      position = seen.position
      return seen
    },
  }
}
