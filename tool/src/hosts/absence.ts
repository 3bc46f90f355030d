import { TengyunError } from '../errors/tengyun-error.ts'
import type { Text } from '../text.ts'
import type { Host } from './host.ts'

/** A host that does not answer, and why as far as is known. */
export interface LostHost {
  readonly host: Host
  readonly why: Text | string
}

/** Those that nobody answers from, asked all at once. */
export async function lostAmong(hosts: readonly Host[]): Promise<LostHost[]> {
  const asked = await Promise.all(
    hosts.map(async (host) => ({ host, why: await host.transport.absence?.() })),
  )
  return asked.flatMap(({ host, why }) => (why === undefined ? [] : [{ host, why }]))
}

/** Asks a host something. One that is lost is told of at once, where a script waits for it. @throws `host/unreachable` */
export async function ifThere<T>(host: Host, ask: () => Promise<T>): Promise<T> {
  const why = await host.transport.absence?.()
  if (why !== undefined) throw new TengyunError('host/unreachable', { where: host.name, why })
  return ask()
}
