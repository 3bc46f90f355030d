import { TengyunError } from '../errors/tengyun-error.ts'
import { lostAmong } from '../hosts/absence.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { serves } from '../hosts/role.ts'
import type { Part } from '../releases/parts.ts'
import type { Session } from '../session.ts'
import { inLanguage, type Language } from '../text.ts'
import type { CommandInput, Options } from './command.ts'

/** Hosts that a change of what serves goes to, and those that somebody leaves out of it. */
export interface Chosen {
  readonly hosts: readonly Host[]
  readonly leftOut: readonly Host[]
}

/**
 * Parts the hosts as `--without` says.
 *
 * @throws TengyunError `cli/usage` where it names none of them, or all that people are served by
 */
export function chosenHosts(hosts: readonly Host[], { without }: Options): Chosen {
  const named = without?.split(',').map((name) => name.trim()) ?? []
  const unknown = named.filter((name) => hosts.every((host) => host.name !== name))
  const staying = hosts.filter(({ name }) => !named.includes(name))
  if (unknown.length > 0 || (hosts.some(serves) && !staying.some(serves))) {
    const there = hosts.map(({ name }) => name).join(', ')
    throw new TengyunError('cli/usage', {
      where: `--without ${without}`,
      why: {
        en: `The hosts are ${there}; one that serves people has to stay.`,
        zh: `主机有 ${there}；至少保留一台对外服务的主机。`,
      },
    })
  }
  return { hosts: staying, leftOut: hosts.filter(({ name }) => named.includes(name)) }
}

/**
 * Refuses to begin while a host is lost that nobody has left out: half-way, it would be found too late.
 *
 * @param command what was typed, to be typed again with `--without`
 * @throws TengyunError `release/host-lost` naming each, `cli/usage`
 */
export async function refuseLostHosts(
  { options }: CommandInput,
  session: Session,
  observed: readonly Part[],
  command: string,
): Promise<void> {
  const { hosts, leftOut } = chosenHosts(await findHosts(session, observed), options)
  const lost = await lostAmong(hosts)
  if (lost.length === 0) return
  const names = [...leftOut, ...lost.map(({ host }) => host)].map(({ name }) => name)
  const why = (language: Language) =>
    lost.map(({ host, why }) => `${host.name} (${host.id}): ${inLanguage(why, language)}`).join('\n')
  const others = hosts.filter((one) => lost.every(({ host }) => host !== one))
  throw new TengyunError('release/host-lost', {
    where: session.name,
    why: { en: why('en'), zh: why('zh') },
    ...(others.some(serves)
      ? { command: `${command} --without ${names.join(',')}` }
      : {
          next: {
            en: 'No other is left that serves people. Bring it back:',
            zh: '没有其他对外服务的主机。请将其恢复：',
          },
          command: `npx tengyun apply ${session.name}`,
        }),
  })
}
