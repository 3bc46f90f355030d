import { TengyunError } from '../errors/tengyun-error.ts'
import type { Script } from './script.ts'
import type { Transport } from './transport.ts'

/** A machine that runs releases. */
export interface Host {
  /** `host-1` */
  readonly name: string
  /** The cloud's id of it. */
  readonly id: string
  readonly publicAddress: string
  readonly transport: Transport
}

/**
 * Runs a script that must succeed.
 *
 * @throws TengyunError `release/host-command-failed` with the end of what it printed
 */
export async function runOn(host: Host, script: Script): Promise<string> {
  const { exitCode, output } = await host.transport.run(script)
  if (exitCode === 0) return output
  throw new TengyunError('release/host-command-failed', {
    where: `${host.name} (${host.id}): ${script.title}`,
    why: `exit code ${exitCode}\n${lastLines(output, 20)}`,
  })
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
