import { z } from 'zod'
import { initialMessages, readMessages } from '../components/providers/contexts/messages.ts'
import type { Task } from '../engine.ts'
import type { ChatMessage } from '../messages.ts'
import type { RecordedRun } from './recording.ts'

const message = z.object({
  type: z.enum(['TextMessage', 'StopMessage', 'HandoffMessage']).default('TextMessage'),
  source: z.string().default('user'),
  content: z.string(),
  target: z.string().default(''),
  context: initialMessages,
})

const handoff = z.object({ handoff: message.omit({ type: true }) })

/** What a run was given: a sentence, nothing, or messages, as far as recordings have had them. */
export function taskOf({ task, messages }: RecordedRun): Task {
  if (task === null) return []
  if (typeof task === 'string') return task
  const handedOver = handoff.safeParse(task).data
  if (handedOver) return [asMessage({ type: 'HandoffMessage', ...handedOver.handoff })]
  const given = z.array(message).safeParse(Array.isArray(task) ? task : [task]).data
  return (given ?? told(messages ?? [])).map(asMessage)
}

/** A task in a form unknown here stands at the beginning of what was told all the same. */
function told(messages: NonNullable<RecordedRun['messages']>): z.infer<typeof message>[] {
  const others = messages.findIndex(({ source }) => source !== 'user')
  return z.array(message).parse(messages.slice(0, others < 0 ? undefined : others))
}

function asMessage({ type, source, content, target, context }: z.infer<typeof message>): ChatMessage {
  return type === 'HandoffMessage'
    ? { type, source, content, target, context: readMessages(context) }
    : { type, source, content }
}
