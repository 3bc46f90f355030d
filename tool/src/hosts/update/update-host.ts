import { TengyunError } from '../../errors/tengyun-error.ts'
import { type Host, lastLines, runOn } from '../host.ts'
import { bootScript, readUpdate, refusals, restartScript, type UpdateResult, updateScript } from './script.ts'

/** Milliseconds within which a restarted machine answers again: firmware, kernel, agent. */
const restartPatience = 600_000

/**
 * Installs the system's security updates on a host.
 *
 * @returns undefined for an emulated host, which has no system of its own
 * @throws TengyunError `host/update-failed` with the end of what was printed
 */
export async function updateHost(host: Host): Promise<UpdateResult | undefined> {
  const { exitCode, output } = await host.transport.run(updateScript)
  if (exitCode === refusals.emulated) return undefined
  if (exitCode === 0) return readUpdate(output)
  const why =
    exitCode === refusals.notDebian
      ? { en: 'It has no unattended-upgrade.', zh: '主机上没有 unattended-upgrade。' }
      : `exit code ${exitCode}\n${lastLines(output, 20)}`
  throw new TengyunError('host/update-failed', { where: host.name, why })
}

/** How time passes while a machine restarts. */
export interface Waiting {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/**
 * Restarts a host and waits until it answers as a machine that has started anew.
 *
 * @throws TengyunError `host/restart-failed` when it does not within ten minutes
 */
export async function restartHost(host: Host, { now, sleep }: Waiting): Promise<void> {
  const before = await runOn(host, bootScript)
  await runOn(host, restartScript)
  const deadline = now() + restartPatience
  while (now() < deadline) {
    await sleep(5_000)
    const boot = await bootOf(host)
    if (boot !== undefined && boot !== before) return
  }
  throw new TengyunError('host/restart-failed', { where: host.name })
}

/** Undefined while nobody answers. */
async function bootOf(host: Host): Promise<string | undefined> {
  try {
    return await runOn(host, bootScript)
  } catch (error) {
    if (error instanceof TengyunError && error.family === 'outside') return undefined
    throw error
  }
}
