import { TengyunError } from '../errors/tengyun-error.ts'
import type { Role } from './role.ts'
import type { Script } from './script.ts'
import type { Transport } from './transport.ts'

/** A machine that runs releases. */
export interface Host {
  /** `host-1` */
  readonly name: string
  readonly role: Role
  /** The cloud's id of it. */
  readonly id: string
  readonly publicAddress: string
  readonly transport: Transport
}

/**
 * Runs a script that must succeed.
 *
 * @throws TengyunError `release/host-command-failed`, or `host/disk-full` where that is why, with the end of what it printed
 */
export async function runOn(host: Host, script: Script): Promise<string> {
  const { exitCode, output } = await host.transport.run(script)
  if (exitCode === 0) return output
  throw new TengyunError(isOutOfSpace(output) ? 'host/disk-full' : 'release/host-command-failed', {
    where: `${host.name} (${host.id}): ${script.title}`,
    why: `exit code ${exitCode}\n${lastLines(output, 20)}`,
  })
}

/** As the C library words ENOSPC and EDQUOT, and with it every program. */
function isOutOfSpace(output: string): boolean {
  return /No space left on device|Disk quota exceeded/.test(output)
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
