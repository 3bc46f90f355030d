import { z } from 'zod'

/**
 * A run of AutoGen, written down: the team's file, the tasks it was given one after the other, and what came of each.
 * Messages and calls stay as they were recorded; what they are compared with is brought into the same form.
 */
const recordedMessage = z.looseObject({ type: z.string() })
export type RecordedMessage = z.infer<typeof recordedMessage>

const recordedCall = z.object({
  tools: z.array(z.string()),
  tool_choice: z.string(),
  /** Nothing, any JSON, or the class the answer has to be, as Python prints them. */
  json_output: z.union([z.null(), z.boolean(), z.string()]).transform(fromPython),
  messages: z.array(recordedMessage),
})
export type RecordedCall = z.infer<typeof recordedCall>

/** AutoGen takes `None` and `False` for the same. */
function fromPython(output: string | boolean | null): string | true | null {
  if (output === 'True') return true
  return output === 'None' || output === 'False' || output === false ? null : output
}

const recordedRun = z.object({
  /** A sentence, nothing, or messages in one form or another. */
  task: z.json().default(null),
  stop_reason: z.string().nullish(),
  error: z.string().nullish(),
  messages: z.array(recordedMessage).nullish(),
  stream_types: z.array(z.string()).nullish(),
  model_calls: z.array(recordedCall).default([]),
})
export type RecordedRun = z.infer<typeof recordedRun>

export const recording = z.object({
  name: z.string(),
  config: z.record(z.string(), z.unknown()),
  runs: z.array(recordedRun).default([]),
  /** Why AutoGen could not load the file, where it could not. */
  load_error: z.string().nullish(),
})
export type Recording = z.infer<typeof recording>
