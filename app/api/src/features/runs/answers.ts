import type { DurableOrders } from '../../agents/durable/runtime.ts'
import { AppError } from '../../errors/app-error.ts'
import { allows } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'
import { type ChangeParts, changeRun } from './change.ts'
import type { RunRepository } from './repository.ts'
import { questionOf } from './rows.ts'
import type { NewAnswer, Question } from './schema.ts'
import { hasEnded } from './states.ts'

export interface AnswerParts extends ChangeParts {
  readonly repository: RunRepository
  readonly orders: DurableOrders
}

/** What runs ask people, and what those answer. */
export class AnswerService {
  readonly #parts: AnswerParts

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  async list(runId: string | undefined, limit: number): Promise<Question[]> {
    const { repository } = this.#parts
    const rows = runId ? await repository.questionsOf(runId, limit) : await repository.openQuestions(limit)
    return rows.map(questionOf)
  }

  /** The first answer counts; a run that waited for it goes on. The same answer by the same person again is no other. */
  async answer(runId: string, { question: id, text }: NewAnswer, person: Person): Promise<Question> {
    const question = await this.#find(runId, id)
    if (!allows(question.role, person.role)) throw new AppError('auth/forbidden')
    if (question.choices && !question.choices.includes(text))
      throw new AppError('question/not-a-choice', { choices: question.choices.join(', ') })
    await changeRun(this.#parts, runId, async (change) => {
      const row = await change.lock()
      const answered = await change.transaction
        .updateTable('run_questions')
        .set({ answer: text, answered_by: person.name, answered_at: change.at })
        .where('id', '=', id)
        .where('answered_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!answered) return
      if (hasEnded(row.status)) throw new AppError('run/ended')
      await change.record('question-answered', { question: id, by: person.name, text })
      if (row.status !== 'waiting') {
        await change.recordForAll('question-answered', row)
        return
      }
      // While nobody else can change the run: it is in both queues then, or in neither.
      await this.#parts.orders.resume([runId])
      await change.move(
        'run-queued',
        { status: 'queued', queued_at: change.at },
        { why: 'answered', by: person.name },
      )
    })
    const now = await this.#find(runId, id)
    if (now.answer !== text || now.answeredBy !== person.name)
      throw new AppError('question/answered', { by: now.answeredBy ?? '' })
    return now
  }

  async #find(runId: string, id: string): Promise<Question> {
    const row = await this.#parts.repository.question(runId, id)
    if (!row) throw new AppError('question/not-found')
    return questionOf(row)
  }
}
