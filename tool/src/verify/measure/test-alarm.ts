import { openWatchSite } from '../../alarms/site.ts'
import { testNotice } from '../../alarms/test-notice.ts'
import { tellThrough } from '../../alarms/watchers.ts'
import { testNotice as noticeFromHere } from '../../notices/events/test.ts'
import type { Hop } from '../../notices/hop.ts'
import { atAnyHour } from '../../notices/receiver.ts'
import { send } from '../../notices/send.ts'
import { failedHops, receiversOf } from '../../notices/tell.ts'
import { authorIn } from '../../releases/history/author.ts'
import type { CheckInput } from '../check.ts'
import { once } from './once.ts'

export interface TestAlarm {
  /** Where it was raised: a host, or this machine. */
  readonly from: string
  /** Of a host without its watcher, none. */
  readonly hops: readonly Hop[]
}

/**
 * Raises a test alarm where alarms are raised: in the watcher of each host; where hosts watch nothing, here. It reaches
 * everybody who is told of alarms. Undefined where nobody is.
 */
export const testAlarm = once(async (input: CheckInput): Promise<readonly TestAlarm[] | undefined> => {
  const { environment } = input.session
  if (environment.notices === undefined) return undefined
  return environment.alarms === undefined ? [await fromHere(input)] : fromHosts(input)
})

async function fromHosts({ session, observed }: CheckInput): Promise<TestAlarm[]> {
  const site = await openWatchSite(session, observed)
  const place = { project: session.project.config.project, environment: session.name }
  return Promise.all(
    site.hosts.map(async (watched) => {
      const { name } = watched.host
      if (watched.facts.watcher === undefined) return { from: name, hops: [] }
      const notice = testNotice(place, name, authorIn(process.env).name, new Date())
      return { from: name, hops: [...(await tellThrough(watched, notice)), ...failedHops(site.told)] }
    }),
  )
}

async function fromHere({ session, signal }: CheckInput): Promise<TestAlarm> {
  const resolved = await receiversOf(session)
  const place = { project: session.project.config.project, environment: session.name }
  const notice = noticeFromHere(place, authorIn(process.env), new Date())
  const { timing } = session.context.cloud
  const hops = await send(notice, resolved.receivers.map(atAnyHour), { timing, signal })
  return { from: 'this machine', hops: [...hops, ...failedHops(resolved)] }
}
