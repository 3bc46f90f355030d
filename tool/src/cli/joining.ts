import { settlingTime, waitFor } from '../cloud/wait.ts'
import { type LostHost, lostAmong } from '../hosts/absence.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { gravestIn, type HostPreparation } from '../hosts/preparation/prepare.ts'
import type { DeployResult } from '../releases/deploy/deploy.ts'
import { settledVersion } from '../releases/history/proven.ts'
import { asItRan } from '../releases/history/ran-with.ts'
import { historyIn } from '../releases/history/read-history.ts'
import { observeParts, type Part } from '../releases/parts.ts'
import { balancerOf, fullWeights } from '../releases/traffic/balancer.ts'
import { joinersAmong } from '../releases/traffic/joining.ts'
import type { Session } from '../session.ts'
import { showJoined, showStillLost } from '../views/deploy.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput } from './command.ts'
import { prepareHosts, refuseFailures } from './host.ts'
import { bringAbout, type Releasing, releasing } from './releasing.ts'
import { keepWatched } from './watching.ts'

/**
 * Brings hosts that are new, were made anew, or come back what the others serve, with the settings that they serve it with;
 * then the load balancer sends them requests. Nothing where nothing serves yet, or where a canary runs.
 *
 * @returns undefined where no host has joined
 */
export async function joinHosts(input: CommandInput, session: Session): Promise<DeployResult | undefined> {
  const observed = await observeParts(session.context)
  const joiners = await answeringJoiners(input, session, observed)
  if (joiners.length === 0) return undefined
  await prepareJoiners(input, session, observed, joiners)
  const result = await releasing(input, session, observed, 'join', (place) => bringWhatServes(place, joiners))
  if (result === undefined) return undefined
  showJoined(input.terminal, result)
  await keepWatched(input, session, observed)
  return result
}

/** A machine that was just started takes a while to answer; one that does not is told of, and joins another time. */
async function answeringJoiners(
  { terminal, signal }: CommandInput,
  session: Session,
  observed: readonly Part[],
): Promise<readonly Host[]> {
  const { context, name } = session
  const [hosts, entries] = await Promise.all([findHosts(session, observed), historyIn(context, observed)])
  const joiners = joinersAmong(hosts, entries, balancerOf(context, observed)?.weights())
  if (joiners.length === 0) return []
  const progress = stepProgress(terminal, signal)
  const names = joiners.map(({ name }) => name)
  progress.begin({ en: `wait for ${names.join(', ')}`, zh: `等待 ${names.join('、')}` })
  let lost: readonly LostHost[] = []
  await waitFor(context.cloud, settlingTime(context.cloud), async () => {
    lost = await lostAmong(joiners)
    return lost.length === 0 ? true : undefined
  })
  progress.end()
  showStillLost(terminal, lost, name)
  return joiners.filter((host) => lost.every((one) => one.host !== host))
}

/** As `up` does: a new host's first boot knows no data disk. Hosts of one's own are prepared when somebody says so. */
async function prepareJoiners(
  input: CommandInput,
  session: Session,
  observed: readonly Part[],
  joiners: readonly Host[],
): Promise<void> {
  if (session.environment.compute.ssh !== undefined) return
  const prepared: HostPreparation[] = []
  for (const { name } of joiners) prepared.push(...(await prepareHosts(input, session, observed, name)))
  refuseFailures(prepared, gravestIn)
}

/** What serves may have changed since somebody looked. */
async function bringWhatServes(
  place: Releasing,
  joiners: readonly Host[],
): Promise<DeployResult | undefined> {
  const { entries, balancer, session } = place
  const version = settledVersion(entries)
  const hosts = joinersAmong(place.hosts, entries, balancer?.weights()).filter(({ id }) =>
    joiners.some((joiner) => joiner.id === id),
  )
  if (version === undefined || hosts.length === 0) return undefined
  return bringAbout(place, {
    purpose: 'join',
    meant: 'deployed',
    ...asItRan(session.project.config.app, session.environment, version.ranWith),
    release: version.release,
    hosts,
    weights: new Map([...(balancer?.weights() ?? []), ...fullWeights(hosts)]),
    // It lies in the bucket, since it serves.
    upload: async () => {},
    migrates: false,
    promotes: false,
    atOnce: true,
    guarded: false,
  })
}
