import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import { waitFor } from '../cloud/wait.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Change, Observed } from '../plan/model.ts'
import { kindOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'

export interface RemoveInput {
  readonly change: Change
  readonly context: ResourceContext
  readonly seen: (observed: Observed) => void
}

/**
 * Takes one object away: asks the kind for the next step each time the object's state has moved on, until the
 * cloud no longer lists it. Databases go in two steps, disks are detached first. Safe to repeat.
 */
export async function remove({ change, context, seen }: RemoveInput): Promise<void> {
  const kind = kindOf(change.kind)
  let stateActedOn: string | undefined
  let latest: Observed | undefined
  const gone = await waitFor(context.cloud, kind.patience * 60_000, async () => {
    latest = (await kind.list(context, change.key)).find((object) => object.id === change.id)
    if (latest === undefined) return true
    seen(latest)
    if (latest.state !== stateActedOn) {
      stateActedOn = latest.state
      await ignoringGone(() => kind.remove(context, latest as Observed))
    }
    return undefined
  })
  if (gone === undefined) {
    throw new TengyunError('cloud/settling-failed', {
      where: `${change.key} (${change.id})`,
      why: latest?.state ?? '',
    })
  }
}

async function ignoringGone(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof CloudCallError && outcomeOf(error) === 'gone')) throw error
  }
}
