import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Session } from '../../session.ts'
import type { Text } from '../../text.ts'
import { type Toll, tollsOf } from './trial.ts'
import { type Watch, watch } from './watch.ts'
import { wishesOf } from './wishes.ts'

/** A managed instance that can change hands. */
export interface Switchable {
  /** What the cloud says of it: `running, primary in ap-guangzhou-6`. */
  state(): Promise<string>
  /** Orders it and waits until the cloud says that it is done. */
  switchOver(): Promise<void>
}

export interface FailoverInput {
  readonly session: Session
  /** Where people reach the app. */
  readonly site: string
  readonly instance: Switchable
  readonly step: (title: Text) => void
}

/** What a fail-over that was meant cost, as people would have felt it. */
export interface FailoverReport {
  readonly before: string
  readonly after: string
  /** Milliseconds from the order until the cloud says that it is done. */
  readonly took: number
  readonly tolls: readonly Toll[]
  /** Whether the app came back by itself. */
  readonly recovered: boolean
}

/** Milliseconds within which the app shows that it is well before: what was wrong anyway is not blamed on the drill. */
const lead = 15_000
/** Milliseconds that the app may take to be itself again, once the cloud is done. */
const patience = 60_000

/**
 * Has a managed instance change hands while the app is asked on and on, and counts what goes wrong.
 *
 * @throws TengyunError `database/app-unwell` where that would tell nothing, and those of the cloud
 */
export async function drillFailover(input: FailoverInput): Promise<FailoverReport> {
  const { session, site, instance, step } = input
  const { timing } = session.context.cloud
  const wishes = wishesOf(session, site)
  step({ en: 'see the app well before', zh: '确认应用此前正常' })
  const before = await instance.state()
  const watching = watch(wishes, timing)
  try {
    if (!(await watching.recovered(timing.now(), lead))) throw await unwell(watching, session.name)
    step({ en: 'switch over', zh: '切换' })
    const ordered = timing.now()
    await instance.switchOver()
    const done = timing.now()
    step({ en: 'see the app well again', zh: '等待应用恢复' })
    const recovered = await watching.recovered(done, patience)
    const felt = (await watching.end()).filter(({ at }) => at >= ordered)
    return {
      before,
      after: await instance.state(),
      took: done - ordered,
      tolls: tollsOf(felt),
      recovered,
    }
  } finally {
    await watching.end()
  }
}

async function unwell(watching: Watch, where: string): Promise<TengyunError> {
  const trials = await watching.end()
  const why = trials.find((one) => one.why !== undefined)?.why ?? 'it does not answer'
  return new TengyunError('database/app-unwell', { where, why })
}
