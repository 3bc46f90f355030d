import type { ArtifactManager } from '../../../features/artifacts/artifact-manager.ts'
import type { PlanTool } from '../../../features/plans/plan-tool.ts'
import type { GivenStructure } from '../../../features/plans/structure.ts'
import type { Versions } from './plan-record.ts'

/** A task that has ended, in which plan, and what it left behind there. */
export type DoneTask = {
  readonly planId: string
  readonly taskId: string
  readonly assignee: string
  readonly marked: 'completed' | 'skipped' | 'error'
  readonly summary: string
  readonly artifacts: Versions
}

type OwnPlan = {
  readonly planId: string
  readonly plans: PlanTool
  readonly artifacts: ArtifactManager
}

/**
 * A run that was forked goes through the journal of another one and then on its own. Its plan is its own from the
 * start: made at the first step that is not in the journal, it stands where the other's stood then. A run that was
 * not forked makes its plan the same way, and has nothing to bring along.
 */
export class Inheritance {
  /** Absent where the run was given a plan: that one is shared. */
  plan: { readonly structure: GivenStructure; readonly emergencyId?: string } | undefined
  readonly #own: OwnPlan
  readonly #artifactsOf: (planId: string) => ArtifactManager
  readonly #done: DoneTask[] = []
  #taken: Promise<void> | undefined

  constructor(own: OwnPlan, artifactsOf: (planId: string) => ArtifactManager) {
    this.#own = own
    this.#artifactsOf = artifactsOf
  }

  learn(done: readonly DoneTask[]): void {
    this.#done.push(...done.filter(({ planId }) => planId !== this.#own.planId))
  }

  /** Once in each process; done twice, it changes nothing. */
  async takeUp(runId: string): Promise<void> {
    this.#taken ??= this.#takeUp(runId)
    try {
      await this.#taken
    } catch (error) {
      this.#taken = undefined
      throw error
    }
  }

  async #takeUp(runId: string): Promise<void> {
    if (!this.plan) return
    const { planId, plans } = this.#own
    const { structure, emergencyId } = this.plan
    const call = { actor: 'Starter', key: `${runId}:create` }
    await plans.create_plan_from_structure(planId, structure, call, emergencyId)
    for (const task of this.#done) await this.#bringAlong(task, runId)
  }

  async #bringAlong({ planId, taskId, assignee: actor, ...task }: DoneTask, runId: string): Promise<void> {
    const own = this.#own
    for (const [name, { version }] of Object.entries(task.artifacts)) {
      const { artifact, file } = await this.#artifactsOf(planId).load_asset(name, version)
      const call = { actor, key: `${runId}:${taskId}:inherit:${name}` }
      await own.artifacts.save_asset(name, file.content, artifact.contentType, call)
    }
    const mark = (status: 'inprogress' | DoneTask['marked'], summary?: string) =>
      own.plans.update_task_status(own.planId, taskId, status, summary, {
        actor,
        key: `${runId}:${taskId}:${status}`,
      })
    await mark('inprogress')
    await mark(task.marked, task.summary)
  }
}
