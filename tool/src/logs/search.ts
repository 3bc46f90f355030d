import { TengyunError } from '../errors/tengyun-error.ts'
import { ifThere } from '../hosts/absence.ts'
import type { Host } from '../hosts/host.ts'
import { runProgram } from '../hosts/program.ts'
import type { Session } from '../session.ts'
import type { Found } from './host/find-lines.ts'
import type { Line } from './host/line.ts'
import type { LogOrder } from './host/order.ts'
import type { Wanted } from './host/wanted.ts'
import { logProgram } from './program.ts'

/** A line, and the host whose it is. */
export interface HostLine extends Line {
  readonly host: string
}

export interface Search {
  /** The oldest first. */
  readonly lines: readonly HostLine[]
  /** How many more there were, older than these. */
  readonly left: number
  readonly services: readonly string[]
  /** Hosts that did not answer, and why. */
  readonly silent: readonly { readonly host: string; readonly error: TengyunError }[]
  /** Whether the app's lines are those that were shipped to CLS. */
  readonly fromCls: boolean
}

/** Characters of a host's answer: through COS, and where TAT has to carry it alone. */
const roomThroughCos = 4_000_000
const roomInTat = 16_000

/** Asks all hosts at once; the newest lines of all of them, by time. A host that does not answer keeps no other from it. */
export async function searchHosts(
  session: Pick<Session, 'project' | 'environment'>,
  hosts: readonly Host[],
  wanted: Wanted,
): Promise<Search> {
  const { project } = session.project.config
  const { runtime } = session.environment.compute
  const answers = await Promise.all(
    hosts.map((host) => answerOf(host, { ...wanted, project, runtime, room: roomThroughCos })),
  )
  const found = answers.filter((answer) => 'found' in answer)
  const lines = found
    .flatMap(({ host, found }) => found.lines.map((line): HostLine => ({ ...line, host })))
    .toSorted((one, other) => one.at - other.at)
  const shown = lines.slice(-wanted.lines)
  return {
    lines: shown,
    left: found.reduce((sum, { found }) => sum + found.left, 0) + lines.length - shown.length,
    services: [...new Set(found.flatMap(({ found }) => found.services))].toSorted(),
    silent: answers.filter((answer) => 'error' in answer),
    fromCls: false,
  }
}

type Answer =
  | { readonly host: string; readonly found: Found }
  | { readonly host: string; readonly error: TengyunError }

async function answerOf(host: Host, order: LogOrder): Promise<Answer> {
  try {
    return { host: host.name, found: await ifThere(host, () => ask(host, order)) }
  } catch (error) {
    if (error instanceof TengyunError) return { host: host.name, error }
    throw error
  }
}

/** An answer that was cut off on its way is asked for again, shorter. */
async function ask(host: Host, order: LogOrder): Promise<Found> {
  try {
    return await runProgram<Found>(host, order.project, logProgram, order)
  } catch (error) {
    if (!(error instanceof TengyunError) || error.code !== 'host/answer-cut-off') throw error
    return runProgram<Found>(host, order.project, logProgram, { ...order, room: roomInTat })
  }
}
