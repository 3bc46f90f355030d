import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { placeOf } from '../notices/events/place.ts'
import { type ReleaseEvent, releaseNotice } from '../notices/events/release.ts'
import { authorIn } from '../releases/author.ts'
import type { DeployResult } from '../releases/deploy.ts'
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

function eventOf({ session, hosts }: Releasing, wish: Wish) {
  const { purpose, release, share } = wish
  return {
    ...placeOf(session),
    purpose,
    release: release.id,
    by: authorIn(process.env),
    hosts: (wish.hosts ?? hosts).map(({ name }) => name),
    ...(share === undefined ? {} : { share }),
  }
}
