import { readCursor, writeCursor } from '../../database/cursor.ts'
import { AppError } from '../../errors/app-error.ts'
import type { PlanRepository } from './repository.ts'
import { openTaskOf, type PlanRow, planOf, taskOf } from './rows.ts'
import type { OpenTask, Plan, PlanPage, PlanQuery, PlanWithSteps, Task } from './schema.ts'
import type { TaskStatus } from './states.ts'
import { planId } from './structure.ts'

/** Where plans and their tasks stand. */
export class PlanReader {
  readonly #repository: PlanRepository

  constructor(repository: PlanRepository) {
    this.#repository = repository
  }

  async find(planId: string): Promise<Plan> {
    return planOf(await this.#row(planId))
  }

  /** The plan is read before its tasks: they may be newer than `lastSeq`, and events after it say so again. */
  async findWithSteps(planId: string): Promise<PlanWithSteps> {
    const plan = await this.find(planId)
    const [steps, rows] = await Promise.all([this.#repository.steps(planId), this.#repository.tasks(planId)])
    const tasks = rows.map(taskOf)
    return {
      ...plan,
      steps: steps.map((step) => ({ ...step, tasks: tasks.filter((task) => task.step === step.step) })),
    }
  }

  /** The newest first. */
  async list({ cursor, limit, ...filter }: PlanQuery): Promise<PlanPage> {
    const after = cursor === undefined ? undefined : readCursor(cursor, planId)
    const rows = await this.#repository.newest({ ...filter, limit, after })
    const last = rows.length === limit ? rows.at(-1) : undefined
    return {
      items: rows.map(planOf),
      next: last ? writeCursor({ createdAt: last.created_at, id: last.id }) : null,
    }
  }

  async findTask(planId: string, taskId: string): Promise<Task> {
    const row = await this.#repository.task(planId, taskId)
    if (row) return taskOf(row)
    await this.#row(planId)
    throw new AppError('task/not-found')
  }

  /** What can be worked on now: ready, and in the step that the plan has come to. */
  async readyTasks(planId: string): Promise<Task[]> {
    const rows = await this.#repository.readyTasks(planId)
    if (rows.length === 0) await this.#row(planId)
    return rows.map(taskOf)
  }

  /** The tasks of an agent in a status; of those that are ready, only what can be worked on. */
  async tasksForRole(planId: string, assignee: string, status: TaskStatus): Promise<Task[]> {
    if (status === 'ready')
      return (await this.readyTasks(planId)).filter((task) => task.assignee === assignee)
    const { steps } = await this.findWithSteps(planId)
    return steps
      .flatMap(({ tasks }) => tasks)
      .filter((task) => task.assignee === assignee && task.status === status)
  }

  /** Of all plans, those of the newest first. */
  async openTasksOf(assignee: string, limit: number): Promise<OpenTask[]> {
    return (await this.#repository.openTasksOf(assignee, limit)).map(openTaskOf)
  }

  async #row(planId: string): Promise<PlanRow> {
    const row = await this.#repository.find(planId)
    if (!row) throw new AppError('plan/not-found')
    return row
  }
}
