import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { placeOf } from '../notices/events/place.ts'
import { type ReleaseEvent, releaseNotice } from '../notices/events/release.ts'
import type { DeployResult } from '../releases/deploy/deploy.ts'
import { authorIn } from '../releases/history/author.ts'
import type { Releasing, Wish } from './releasing.ts'
import { tellPeople } from './telling.ts'

/** Changes what serves, and tells people how it ended. Where nothing had to be changed there is nothing to tell. */
export async function toldChange(
  place: Releasing,
  wish: Wish,
  change: () => Promise<DeployResult>,
): Promise<DeployResult> {
  const { timing } = place.context.cloud
  const startedAt = timing.now()
  const tell = (ended: Pick<ReleaseEvent, 'error'>) => {
    const notice = releaseNotice({ ...eventOf(place, wish), startedAt, endedAt: timing.now(), ...ended })
    return tellPeople(place.input, place.session, notice)
  }
  try {
    const result = await change()
    place.progress.end()
    if (result.hosts.some(({ outcome }) => outcome !== 'unchanged')) await tell({})
    return result
  } catch (error) {
    const failure = failureIn(error, place.session.name)
    if (failure !== undefined) await tell({ error: failure })
    throw error
  }
}

/** Nothing where somebody stopped it, who knows, or took the lease over, who tells how it ended. */
function failureIn(error: unknown, where: string): TengyunError | undefined {
  if (error instanceof CloudCallError) return explainCallError(error, where)
  return error instanceof TengyunError && error.code !== 'lease/lost' ? error : undefined
}

function eventOf(place: Releasing, wish: Wish) {
  return {
    ...placeOf(place.session),
    purpose: wish.purpose,
    release: wish.release.id,
    by: authorIn(process.env),
    hosts: (wish.hosts ?? place.hosts).map(({ name }) => name),
    ...(wish.meant === 'canary' ? { share: shareOf(wish) } : {}),
  }
}

/** Percent of the requests: of each host's, or what the load balancer sends to the canary's host. */
function shareOf({ share, weights = new Map(), hosts = [] }: Wish): number {
  if (share !== undefined) return share
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const own = hosts.reduce((sum, { id }) => sum + (weights.get(id) ?? 0), 0)
  return Math.round((100 * own) / all)
}
