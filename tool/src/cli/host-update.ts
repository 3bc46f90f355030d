import type { Host } from '../hosts/host.ts'
import { serves } from '../hosts/role.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import { restartHost, updateHost } from '../hosts/update/update-host.ts'
import { observeParts } from '../releases/parts.ts'
import { openSession } from '../session.ts'
import { type HostUpdate, showUpdates } from '../views/host-updates.ts'
import type { Run } from './command.ts'
import { noHost, type Releasing, releasing } from './releasing.ts'

/** `host update`: the system's security updates, one host after the other. Stops at the first that fails. */
export const hostUpdate: Run = async (input) => {
  const [, , only] = input.words
  const session = await openSession(input)
  const observed = await observeParts(session.context)
  const updates = await releasing(input, session, observed, 'host update', async (place) => {
    const hosts = place.hosts.filter(({ name }) => only === undefined || name === only)
    if (hosts.length === 0) throw noHost(session.name)
    const updated: HostUpdate[] = []
    for (const host of hosts) updated.push(await update(place, host))
    return updated
  })
  showUpdates(input.terminal, updates, session.name)
  input.terminal.document({ environment: session.name, hosts: updates })
  return 0
}

async function update(place: Releasing, host: Host): Promise<HostUpdate> {
  const { progress, input } = place
  progress.begin({ en: `${host.name}: update the system`, zh: `${host.name}：更新系统` })
  const result = await updateHost(host)
  if (result === undefined) return { host: host.name, isEmulated: true, packages: [], restart: 'none' }
  const { packages, needsRestart } = result
  const told = { host: host.name, isEmulated: false, packages }
  if (!needsRestart) return { ...told, restart: 'none' }
  if (!input.options.reboot) return { ...told, restart: 'needed' }
  await restart(place, host)
  return { ...told, restart: 'done' }
}

/** Other hosts serve meanwhile, where there are others; the next one comes when this one serves again. */
async function restart({ context, session, balancer, progress }: Releasing, host: Host): Promise<void> {
  const before = balancer?.weights().get(host.id)
  if (serves(host)) await balancer?.drain(host)
  progress.begin({ en: `${host.name}: restart`, zh: `${host.name}：重启` })
  await restartHost(host, context.cloud.timing)
  const { project, app } = session.project.config
  const runtime = openRuntime({ project, app, compute: session.environment.compute })
  const facts = await runtime.facts(host)
  if (facts.active !== undefined) {
    progress.begin({ en: `${host.name}: serve again`, zh: `${host.name}：恢复服务` })
    await runtime.awaitServing({ host, facts, slot: facts.active })
  }
  if (before === undefined) return
  await balancer?.weigh(new Map([[host.id, before]]))
  await balancer?.awaitHealthy(host)
}
