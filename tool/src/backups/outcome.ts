import { TengyunError } from '../errors/tengyun-error.ts'
import { lacking } from '../hosts/commands/find-node.ts'
import { lastLines } from '../hosts/host.ts'
import type { ScriptResult } from '../hosts/transport.ts'
import { type Outcome, outcomeMark } from './host/order.ts'
import { busy } from './install.ts'

/** Of an order that was carried out. */
export type Done = Extract<Outcome, { ok: true }>

/**
 * What the host says that became of its order.
 *
 * @throws TengyunError `backup/busy`, `host/missing-program`, or the given code with what went wrong
 */
export function outcomeIn(
  { exitCode, output }: ScriptResult,
  where: string,
  failure: 'backup/failed' | 'backup/restore-failed',
): Done {
  const line = output.split('\n').findLast((one) => one.startsWith(outcomeMark))
  const outcome: Outcome | undefined = line && JSON.parse(line.slice(outcomeMark.length))
  if (outcome?.ok && exitCode === 0) return outcome
  const why = outcome && !outcome.ok ? outcome.why : lastLines(output, 10)
  if (exitCode === busy) throw new TengyunError('backup/busy', { where })
  if (exitCode === lacking) throw new TengyunError('host/missing-program', { where, why })
  throw new TengyunError(failure, { where, why: why || `exit code ${exitCode}` })
}
