import { textOf } from '../../agents/message-text.ts'
import { isChatMessage, type Message } from '../../agents/messages.ts'
import type { RunRepository } from './repository.ts'
import { type RunRow, runOf } from './rows.ts'
import type { Comparison } from './schema.ts'

type Said = NonNullable<Comparison['turns'][number]['a']>

/** Two runs side by side, turn by turn. */
export async function compareRuns(repository: RunRepository, a: RunRow, b: RunRow): Promise<Comparison> {
  const [saidInA, saidInB] = await Promise.all([saidIn(repository, a.id), saidIn(repository, b.id)])
  const turns = Array.from({ length: Math.max(saidInA.length, saidInB.length) }, (_, index) => {
    const [one = null, other = null] = [saidInA[index], saidInB[index]]
    return { a: one, b: other, same: one?.source === other?.source && one?.text === other?.text }
  })
  const different = turns.findIndex(({ same }) => !same)
  return { a: runOf(a), b: runOf(b), turns, firstDifference: different === -1 ? null : different }
}

async function saidIn(repository: RunRepository, runId: string): Promise<Said[]> {
  const events = await repository.said(runId)
  return events.flatMap(({ seq, payload }) => {
    // Written by the recorder, from messages of the engine.
    const { message, aside } = payload as { readonly message: Message; readonly aside?: true }
    if (aside || !isChatMessage(message)) return []
    return [{ seq: Number(seq), source: message.source, type: message.type, text: textOf(message) }]
  })
}
