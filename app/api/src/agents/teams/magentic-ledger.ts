import { z } from 'zod'
import type { ModelMessage } from '../messages.ts'
import type { ModelCalls } from '../models/model-calls.ts'
import type { Steps } from '../steps.ts'

const yesOrNo = z.object({ reason: z.string(), answer: z.boolean() })
const words = z.object({ reason: z.string(), answer: z.string() })
const ledger = z.object({
  is_request_satisfied: yesOrNo,
  is_in_loop: yesOrNo,
  is_progress_being_made: yesOrNo,
  next_speaker: words,
  instruction_or_question: words,
})

export type Ledger = z.infer<typeof ledger>

const attempts = 10

/** Asks where the work stands, until the answer is a ledger that names a member of the team. */
export async function askLedger(
  messages: readonly ModelMessage[],
  names: readonly string[],
  calls: ModelCalls,
  steps: Steps,
): Promise<Ledger> {
  const { structuredOutput, jsonOutput } = calls.client.info
  const output = structuredOutput
    ? ({ name: 'LedgerEntry', schema: z.toJSONSchema(ledger) } as const)
    : jsonOutput
      ? 'json'
      : 'text'
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { content } = await calls.ask(steps, { messages, output })
    const read = typeof content === 'string' ? readLedger(content, names) : undefined
    if (read) return read
  }
  throw new Error(
    `In ${attempts} attempts the model did not say where the work stands in the form asked for.`,
  )
}

/** The ledger in an answer, plain or in a fenced block; nobody is asked for the one name there is. */
export function readLedger(text: string, names: readonly string[]): Ledger | undefined {
  const fenced = /```(?:\s*json)?\s*\n([\s\S]*?)```/i.exec(text)
  const written = parsed(fenced?.[1] ?? text)
  const [only] = names
  const known = names.length === 1 ? { next_speaker: { reason: 'There is nobody else.', answer: only } } : {}
  const read = ledger.safeParse(typeof written === 'object' ? { ...written, ...known } : written)
  if (!read.success) return undefined
  const { is_request_satisfied, next_speaker } = read.data
  return is_request_satisfied.answer || names.includes(next_speaker.answer) ? read.data : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
