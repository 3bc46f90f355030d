import { TengyunError } from '../errors/tengyun-error.ts'
import { findNode, lacking } from './commands/find-node.ts'
import { type Host, lastLines } from './host.ts'
import { packProgram } from './packed.ts'
import { hide, quote, type Script } from './script.ts'

/** A program of ours that a host runs as it stands here: TypeScript that needs Node and nothing else. */
export interface HostProgram {
  readonly title: string
  /** Read with the order's file as its first word; prints `foundMark` and its answer as JSON in one line. */
  readonly main: string
  /** Files and folders it consists of, below `tool/src`; tests are left out. */
  readonly parts: readonly string[]
  /** Seconds it may take. */
  readonly timeout: number
}

/** Before the answer of a program, on a line of its own: others may print too. */
export const foundMark = 'tengyun-found: '

/**
 * Has a host run a program and gives its answer. Nothing of it stays there. The order travels hidden: it may hold passwords.
 *
 * @throws TengyunError `host/missing-program`, `host/answer-cut-off`, `release/host-command-failed` and those of the transport
 */
export async function runProgram<Answer>(
  host: Host,
  project: string,
  program: HostProgram,
  order: unknown,
): Promise<Answer> {
  const { exitCode, output } = await host.transport.run(await programScript(project, program, order))
  const where = `${host.name}: ${program.title}`
  const line = output.split('\n').findLast((one) => one.startsWith(foundMark))
  if (exitCode === 0 && line !== undefined) return read<Answer>(line.slice(foundMark.length), where)
  throw new TengyunError(exitCode === lacking ? 'host/missing-program' : 'release/host-command-failed', {
    where,
    why: `exit code ${exitCode}\n${lastLines(output, 10)}`,
  })
}

/** TAT keeps the beginning of what is printed, unless it may put all of it into a bucket. */
function read<Answer>(text: string, where: string): Answer {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TengyunError('host/answer-cut-off', { where, cause })
  }
}

async function programScript(
  project: string,
  { title, main, parts, timeout }: HostProgram,
  order: unknown,
): Promise<Script> {
  const { archive } = await packProgram(parts)
  return {
    title,
    timeout,
    printsMuch: true,
    hidden: { order: hide(JSON.stringify(order)) },
    lines: [
      'umask 077',
      `base="\${HOST_ROOT:-}"/opt/${quote(project)}`,
      'program=$(mktemp -d)',
      `trap 'rm -rf "$program"' EXIT`,
      `printf %s '${archive.toString('base64')}' | base64 -d | tar -xzf - -C "$program"`,
      `echo '{"type":"module"}' > "$program/package.json"`,
      `printf %s '{{tat-hidden:order}}' | base64 -d > "$program/order.json"`,
      ...findNode(project, '"$base"/bin/node'),
      `"$node" "$program"/${quote(main)} "$program/order.json"`,
    ],
  }
}
