import type { EnvironmentConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Text } from '../../text.ts'
import { type Host, lastLines } from '../host.ts'
import type { Item } from './item.ts'
import { itemsFor } from './items.ts'
import { type ItemResult, preparationScript, readResults, refusals } from './script.ts'
import { preparationSettings } from './settings.ts'

/** What was found and done on one host, in the order of the items; nothing on an emulated one. */
export interface HostPreparation {
  readonly host: string
  readonly isEmulated: boolean
  readonly items: readonly PreparedItem[]
}

export interface PreparedItem extends ItemResult, Pick<Item, 'title'> {
  /** Whether releases run without it. */
  readonly isSpare: boolean
}

/**
 * Makes a host what the config says of a prepared one. Safe to repeat: what is right is not touched.
 *
 * @param isTrial only looks
 * @throws TengyunError `host/not-preparable`; an item that failed is told in the result
 */
export async function prepareHost(
  host: Host,
  environment: EnvironmentConfig,
  isTrial: boolean,
): Promise<HostPreparation> {
  const own = environment.compute.ssh?.hosts.find(({ name }) => name === host.name)
  const items = itemsFor(preparationSettings(environment, host.role, own?.port))
  const { exitCode, output } = await host.transport.run(preparationScript(items, isTrial))
  if (exitCode === refusals.emulated) return { host: host.name, isEmulated: true, items: [] }
  if (exitCode !== 0) throw refused(host, exitCode, output)
  const results = new Map(readResults(output).map((result) => [result.id, result]))
  return {
    host: host.name,
    isEmulated: false,
    items: items.map(({ id, title, isSpare = false }) => ({
      ...(results.get(id) ?? { id, outcome: 'failed', output }),
      title,
      isSpare,
    })),
  }
}

export function failuresIn({ items }: HostPreparation): readonly PreparedItem[] {
  return items.filter(({ outcome }) => outcome === 'failed')
}

/** Those without which a host runs no release. */
export function gravestIn(preparation: HostPreparation): readonly PreparedItem[] {
  return failuresIn(preparation).filter(({ isSpare }) => !isSpare)
}

function refused(host: Host, exitCode: number, output: string): TengyunError {
  const why = reasons[exitCode] ?? `exit code ${exitCode}\n${lastLines(output, 20)}`
  return new TengyunError('host/not-preparable', { where: `${host.name} (${host.id})`, why })
}

const reasons: Readonly<Record<number, Text>> = {
  [refusals.notDebian]: {
    en: 'It has no apt-get: only Debian and Ubuntu are prepared.',
    zh: '它没有 apt-get：仅支持 Debian 与 Ubuntu。',
  },
  [refusals.busy]: { en: 'Somebody else is preparing it.', zh: '其他人正在准备该主机。' },
}
