import { createHash } from 'node:crypto'
import type { Call } from '../../../features/plans/call.ts'
import type { Arguments, ToolCallContext } from '../../tools/tool.ts'

/** Who calls, and for which task of which run. */
export type Caller = { readonly runId: string; readonly taskId: string; readonly agent: string }

/**
 * Names a model's call for good: a step that was cut off between what it did and its being written down does it again
 * under the same name, and then it counts once. Models are careless with ids, so what they asked for is part of it.
 */
export function callOf(caller: Caller, tool: string, given: Arguments, { callId }: ToolCallContext): Call {
  const said = JSON.stringify([caller.taskId, caller.agent, tool, callId, given])
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 32)
  return { actor: caller.agent, key: `${caller.runId}:${hash}` }
}
