import { TengyunError } from '../errors/tengyun-error.ts'
import type { DeployInput } from './deploy.ts'

/** The error, with what serves on each host after it: they are asked, as what went wrong may go on doing so. */
export async function toldWhatServes(
  error: unknown,
  { runtime, hosts, release: wanted }: Pick<DeployInput, 'runtime' | 'hosts' | 'release'>,
): Promise<unknown> {
  if (!(error instanceof TengyunError)) return error
  const told = await Promise.all(
    hosts.map(async (host) => {
      const { name } = host
      const facts = await runtime.facts(host).catch(() => undefined)
      const release = facts?.active && facts.running[facts.active]?.release
      if (!release) return []
      return release === wanted.id
        ? [{ en: `${name} serves ${release}.`, zh: `${name} 已由 ${release} 服务。` }]
        : [{ en: `${name} still serves ${release}.`, zh: `${name} 仍由 ${release} 服务。` }]
    }),
  )
  const lines = told.flat()
  if (lines.length === 0) return error
  const now = { en: lines.map(({ en }) => en).join('\n'), zh: lines.map(({ zh }) => zh).join('\n') }
  return new TengyunError(error.code, { ...error.explanation, now })
}
