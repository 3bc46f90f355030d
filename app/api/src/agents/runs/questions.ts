import { randomUUID } from 'node:crypto'
import { type ChangeParts, changeRun } from '../../features/runs/change.ts'
import { roles } from '../../people/access.ts'
import { NotOurs } from '../durable/runtime.ts'
import type { Answer, Question } from '../steps.ts'
import { insist } from './insist.ts'
import type { RecordedRun } from './recorder.ts'

interface QuestionParts extends ChangeParts {
  readonly run: RecordedRun
  readonly signal: AbortSignal
  /** Whatever was told before the question is to be read before it. */
  readonly beforeAsking: () => Promise<void>
  /** How many questions are waited for has changed. */
  readonly onWaiting: () => void
}

/** What a run asks people. A question that was asked before a crash is the same question, and keeps its answer. */
export class Questions {
  readonly #parts: QuestionParts
  readonly #open = new Map<string, (answer: Answer) => void>()
  #frozen = false

  constructor(parts: QuestionParts) {
    this.#parts = parts
  }

  get areWaitedFor(): boolean {
    return this.#open.size > 0
  }

  /** Takes no answers any more; gives those that are waited for. */
  freeze(): readonly string[] {
    this.#frozen = true
    return [...this.#open.keys()]
  }

  /** `place` says where in the run it is asked, `step` how many steps have begun by then. */
  async ask(place: string, step: number, question: Question): Promise<Answer> {
    const { signal, beforeAsking } = this.#parts
    await beforeAsking()
    const { id, answer } = await insist(() => this.#put(place, step, question), signal)
    return answer ?? this.#wait(id)
  }

  /** Hands an answer to whoever waits for it here. */
  answered(id: string, answer: Answer): void {
    if (!this.#frozen) this.#open.get(id)?.(answer)
  }

  async #put(place: string, step: number, question: Question) {
    const { run } = this.#parts
    return changeRun(this.#parts, run.id, async (change) => {
      const { transaction, runId, at } = change
      const { source, prompt, choices, role } = question
      const row = await change.lock()
      if (row.status !== 'running' || row.attempt !== run.attempt) throw new NotOurs()
      const id = randomUUID()
      const asked = await transaction
        .insertInto('run_questions')
        .values({
          ...{ id, run_id: runId, place, step, source, prompt, asked_at: at },
          choices: choices ? [...choices] : null,
          role: roles.find((known) => known === role) ?? null,
        })
        .onConflict((conflict) => conflict.columns(['run_id', 'place']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (asked) {
        await change.record('question-asked', {
          question: id,
          source,
          prompt,
          ...(choices && { choices }),
          role,
        })
        await change.recordForAll('question-asked', row)
        return { id }
      }
      const known = await transaction
        .selectFrom('run_questions')
        .select(['id', 'answer', 'answered_by'])
        .where('run_id', '=', runId)
        .where('place', '=', place)
        .executeTakeFirstOrThrow()
      return { id: known.id, ...(known.answer !== null && { answer: answerOf(known) }) }
    })
  }

  async #wait(id: string): Promise<Answer> {
    const { signal, onWaiting } = this.#parts
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const give = () => reject(signal.reason)
    signal.addEventListener('abort', give, { once: true })
    this.#open.set(id, resolve)
    onWaiting()
    try {
      signal.throwIfAborted()
      return await promise
    } finally {
      signal.removeEventListener('abort', give)
      this.#open.delete(id)
      onWaiting()
    }
  }
}

export function answerOf(row: {
  readonly answer: string | null
  readonly answered_by: string | null
}): Answer {
  return { text: row.answer ?? '', ...(row.answered_by !== null && { by: row.answered_by }) }
}
