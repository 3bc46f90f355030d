import type { Cloud } from '../../cloud/cloud.ts'
import { allPages } from '../../cloud/pages.ts'
import { chinaTime } from '../china-time.ts'

/** One command that took long. */
export interface SlowCommand {
  readonly command: string
  /** The key that it was about; values are left out, they are people's. */
  readonly key: string
  readonly milliseconds: number
  /** UTC+8. */
  readonly at: string
  readonly client: string
}

/** Commands of a name together. */
export interface SlowName {
  readonly command: string
  readonly calls: number
  readonly longest: number
}

export interface SlowLog {
  readonly from: string
  readonly to: string
  /** Of more than ten thousand, the cloud tells the number alone. */
  readonly calls: number
  /** The ones that took longest first. */
  readonly commands: readonly SlowCommand[]
  /** The most frequent first. */
  readonly names: readonly SlowName[]
}

/** https://cloud.tencent.com/document/api/239/37984 */
const mostTold = 10_000

/** The slow log as the cloud keeps it: Redis itself forgets all but the last 128. */
export async function readSlowLog(
  cloud: Cloud,
  { instance, from, to }: { instance: string; from: number; to: number },
): Promise<SlowLog> {
  const span = { InstanceId: instance, BeginTime: chinaTime(from), EndTime: chinaTime(to) }
  let calls = 0
  const details = await allPages(async (Offset) => {
    const answer = await cloud.call('redis', 'DescribeSlowLog', { ...span, Limit: 100, Offset })
    calls = answer.TotalCount ?? 0
    return { items: answer.InstanceSlowLogDetail ?? [], total: calls > mostTold ? 0 : calls }
  })
  const commands = details.map(
    ({ Command = '', CommandLine = '', Duration = 0, ExecuteTime = '', Client = '' }): SlowCommand => ({
      command: Command.toUpperCase(),
      key: isScript(Command) ? '' : (CommandLine.split(' ')[1] ?? ''),
      milliseconds: Duration,
      at: ExecuteTime,
      client: Client,
    }),
  )
  return {
    from: span.BeginTime,
    to: span.EndTime,
    calls,
    commands: commands.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 10),
    names: namesIn(commands),
  }
}

/** What follows is a program, not a key. */
const isScript = (command: string) => /^(eval|evalsha|fcall|script)/i.test(command)

function namesIn(commands: readonly SlowCommand[]): SlowName[] {
  return [...Map.groupBy(commands, ({ command }) => command)]
    .map(([command, ones]) => ({
      command,
      calls: ones.length,
      longest: Math.max(...ones.map(({ milliseconds }) => milliseconds)),
    }))
    .toSorted((a, b) => b.calls - a.calls)
}
