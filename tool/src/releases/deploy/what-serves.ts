import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Host } from '../../hosts/host.ts'
import { serves } from '../../hosts/role.ts'
import type { Text } from '../../text.ts'
import type { DeployInput } from './deploy.ts'

/** The error, with what serves on each host after it: they are asked, as what went wrong may go on doing so. */
export async function toldWhatServes(
  error: unknown,
  { runtime, hosts, release: wanted }: Pick<DeployInput, 'runtime' | 'hosts' | 'release'>,
): Promise<unknown> {
  if (!(error instanceof TengyunError)) return error
  const told = await Promise.all(
    hosts.map(async (host) => {
      const facts = await runtime.facts(host).catch(() => undefined)
      const release = facts?.active && facts.running[facts.active]?.release
      if (!release) return []
      return [saidOf(host, release, release === wanted.id)]
    }),
  )
  const lines = told.flat()
  if (lines.length === 0) return error
  const now = { en: lines.map(({ en }) => en).join('\n'), zh: lines.map(({ zh }) => zh).join('\n') }
  return new TengyunError(error.code, { ...error.explanation, now })
}

function saidOf(host: Host, release: string, isWanted: boolean): Text {
  const { name } = host
  const still = isWanted ? '' : 'still '
  const since = isWanted ? '已' : '仍'
  return serves(host)
    ? { en: `${name} ${still}serves ${release}.`, zh: `${name} ${since}由 ${release} 服务。` }
    : { en: `${name} ${still}works with ${release}.`, zh: `${name} ${since}以 ${release} 执行任务。` }
}
