import type { Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import { changeAndAnnounce } from '../../live/change.ts'
import type { Announcer, LiveEvent } from '../../live/event.ts'
import { appendEmergencyEvent, topicOf } from '../emergencies/events.ts'
import { type Call, named } from './call.ts'
import { earlierCall, insertPlan, lockPlan, tasksOf, updateStanding, updateTask } from './changes.ts'
import { appendPlanEvent } from './events.ts'
import type { PlanExporter } from './exporter.ts'
import { taskOf } from './rows.ts'
import type { Task } from './schema.ts'
import { refusalOf, standingOf, type TaskStatus } from './states.ts'
import type { PlanStructure } from './structure.ts'

export interface WriterParts {
  readonly database: Database
  readonly announcer: Announcer
  readonly exporter: PlanExporter
  readonly clock: Clock
}

export interface WantedPlan {
  readonly planId: string
  readonly structure: PlanStructure
  readonly emergencyId?: string | undefined
}

export interface TaskChange {
  readonly planId: string
  readonly taskId: string
  readonly status: TaskStatus
  readonly resultSummary?: string | undefined
}

/**
 * What agents and people do to plans. All changes to one plan happen one after the other, under a lock on its row.
 */
export class PlanWriter {
  readonly #parts: WriterParts

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  async create({ planId, structure, emergencyId }: WantedPlan, given: Call): Promise<void> {
    const call = named(given)
    await this.#change(planId, async (change) => {
      const head = { planId, structure, emergencyId, createdBy: call.actor, createdAt: change.at }
      const created = await insertPlan(change.transaction, head)
      const earlier = await earlierCall(change.transaction, planId, call, { kind: 'plan-created' })
      // The plan that this call once created has been deleted, which a repetition does not undo.
      if (earlier && created) throw new AppError('plan/not-found')
      if (earlier) return
      if (!created) throw new AppError('plan/exists', { plan: planId })

      const payload = { name: structure.name, emergencyId: emergencyId ?? null }
      await change.record('plan-created', payload, call)
      await change.recordInEmergency(emergencyId, 'plan-created', { name: structure.name }, call)
    })
  }

  async updateTask({ planId, taskId, status, resultSummary }: TaskChange, given: Call): Promise<Task> {
    const call = named(given)
    return this.#change(planId, async (change) => {
      const { transaction, at } = change
      const plan = await lockPlan(transaction, planId)
      const tasks = await tasksOf(transaction, planId)
      const task = tasks.find(({ task_id }) => task_id === taskId)
      if (!task) throw new AppError('task/not-found')
      const kind = `task-${status}`
      if (await earlierCall(transaction, planId, call, { kind, about: { taskId } })) return taskOf(task)
      const refusal = refusalOf(task, status, plan.current_step)
      if (refusal) throw new AppError(refusal, { task: taskId, status: task.status })

      const changed = await updateTask(transaction, task, { status, summary: resultSummary, at })
      const standing = standingOf(tasks.map((other) => (other === task ? changed : other)))
      await updateStanding(transaction, planId, standing, at)
      const { step, assignee } = task
      await change.record(kind, { taskId, step, assignee, status, resultSummary }, call)

      if (standing.currentStep === null) {
        const ended = `plan-${standing.status}`
        await change.record(ended, { failedCount: standing.failedCount }, { actor: call.actor })
        await change.recordInEmergency(plan.emergency_id, ended, { name: plan.name }, call)
      } else if (standing.currentStep !== plan.current_step)
        await change.record('step-reached', { step: standing.currentStep }, { actor: call.actor })
      return taskOf(changed)
    })
  }

  /** Its events stay: they are the record of what was done. */
  async delete(planId: string, given: Call): Promise<void> {
    const call = named(given)
    await this.#change(planId, async (change) => {
      if (await earlierCall(change.transaction, planId, call, { kind: 'plan-deleted' })) return
      const { name, emergency_id } = await lockPlan(change.transaction, planId)
      await change.record('plan-deleted', { name }, call)
      await change.recordInEmergency(emergency_id, 'plan-deleted', { name }, call)
      await change.transaction.deleteFrom('plans').where('id', '=', planId).execute()
    })
  }

  async #change<T>(planId: string, work: (change: PlanChange) => Promise<T>): Promise<T> {
    const { exporter, clock } = this.#parts
    const at = clock()
    const result = await changeAndAnnounce(
      this.#parts,
      (transaction, tell) => work(new PlanChange(planId, transaction, tell, at)),
      { repeatable: true },
    )
    exporter.refresh(planId)
    return result
  }
}

/** One transaction on a plan, and what is recorded of it. */
class PlanChange {
  readonly transaction: Transaction<Tables>
  readonly at: Date
  readonly #planId: string
  readonly #tell: (event: LiveEvent) => void

  constructor(planId: string, transaction: Transaction<Tables>, tell: (event: LiveEvent) => void, at: Date) {
    this.#planId = planId
    this.transaction = transaction
    this.#tell = tell
    this.at = at
  }

  async record(kind: string, payload: Record<string, unknown>, call: Call): Promise<void> {
    const happening = { kind, payload, at: this.at }
    this.#tell(await appendPlanEvent(this.transaction, this.#planId, call, happening))
  }

  /** In the timeline of the emergency that the plan answers, if it answers one. */
  async recordInEmergency(
    emergencyId: string | null | undefined,
    kind: string,
    payload: Record<string, unknown>,
    { actor }: Call,
  ): Promise<void> {
    if (!emergencyId) return
    const happening = { kind, actor, payload: { planId: this.#planId, ...payload }, at: this.at }
    this.#tell(await appendEmergencyEvent(this.transaction, topicOf(emergencyId), happening))
  }
}
