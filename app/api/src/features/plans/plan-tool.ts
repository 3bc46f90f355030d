import type { z } from 'zod'
import { AppError } from '../../errors/app-error.ts'
import type { Call } from './call.ts'
import type { PlanReader } from './reader.ts'
import { newPlan, type Plan, type PlanWithSteps, type Task } from './schema.ts'
import type { TaskStatus } from './states.ts'
import type { GivenStructure } from './structure.ts'
import type { PlanWriter } from './writer.ts'

/** How many plans an agent is shown. */
const LISTED_PLANS = 50

/**
 * The Plan Tool Model under the names that agents call it by. Each call can be repeated under the key of its
 * `Call`, as a run does that goes on after a crash.
 */
export class PlanTool {
  readonly #reader: PlanReader
  readonly #writer: PlanWriter

  constructor(reader: PlanReader, writer: PlanWriter) {
    this.#reader = reader
    this.#writer = writer
  }

  /** Instantiates a workflow; every task starts `ready`. Refuses an id that is taken: `plan/exists`. */
  async create_plan_from_structure(
    plan_id: string,
    structure: GivenStructure,
    call: Call,
    emergency_id?: string,
  ): Promise<PlanWithSteps> {
    const wanted = newPlan.safeParse({ planId: plan_id, structure, emergencyId: emergency_id })
    if (!wanted.success) throw new AppError('request/invalid', { problems: problemsOf(wanted.error) })
    await this.#writer.create(wanted.data, call)
    return this.get_plan_structure(plan_id)
  }

  get_task(plan_id: string, task_id: string): Promise<Task> {
    return this.#reader.findTask(plan_id, task_id)
  }

  get_plan_structure(plan_id: string): Promise<PlanWithSteps> {
    return this.#reader.findWithSteps(plan_id)
  }

  get_plan_status(plan_id: string): Promise<Plan> {
    return this.#reader.find(plan_id)
  }

  /** The newest first. */
  async list_plans(): Promise<Plan[]> {
    return (await this.#reader.list({ limit: LISTED_PLANS })).items
  }

  /** What can be worked on: the ready tasks of the first step that has not ended. */
  get_ready_tasks(plan_id: string): Promise<Task[]> {
    return this.#reader.readyTasks(plan_id)
  }

  get_tasks_for_role(plan_id: string, assignee: string, status: TaskStatus = 'ready'): Promise<Task[]> {
    return this.#reader.tasksForRole(plan_id, assignee, status)
  }

  /**
   * `ready → inprogress → completed | error | skipped`; anything else is refused, as is work on a step before its
   * turn. The plan ends with its last task.
   */
  update_task_status(
    plan_id: string,
    task_id: string,
    status: TaskStatus,
    result_summary: string | undefined,
    call: Call,
  ): Promise<Task> {
    return this.#writer.updateTask(
      { planId: plan_id, taskId: task_id, status, resultSummary: result_summary },
      call,
    )
  }

  delete_plan(plan_id: string, call: Call): Promise<void> {
    return this.#writer.delete(plan_id, call)
  }
}

function problemsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
}
