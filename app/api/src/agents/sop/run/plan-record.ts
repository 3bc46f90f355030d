import { AppError } from '../../../errors/app-error.ts'
import type { ErrorCode } from '../../../errors/catalogue.ts'
import type { Language } from '../../../errors/language.ts'
import type { ArtifactManager } from '../../../features/artifacts/artifact-manager.ts'
import { readText } from '../../../features/artifacts/read-text.ts'
import type { PlanTool } from '../../../features/plans/plan-tool.ts'
import type { PlanWithSteps, Task } from '../../../features/plans/schema.ts'
import { hasEnded, type TaskStatus } from '../../../features/plans/states.ts'
import type { GivenStructure } from '../../../features/plans/structure.ts'
import { given } from '../../components/given.ts'
import type { Json } from '../../json.ts'
import { insist } from '../../runs/insist.ts'
import type { Steps } from '../../steps.ts'
import { type DoneTask, Inheritance } from './inheritance.ts'
import { reasonIn } from './reason.ts'

const ALREADY_SO: ReadonlySet<ErrorCode> = new Set(['task/already-started', 'task/ended'])

/** Who marks what no agent does. */
const MANAGER = 'Manager'

export type PlanRecordParts = {
  readonly runId: string
  readonly planId: string
  readonly plans: PlanTool
  readonly artifactsOf: (planId: string) => ArtifactManager
  readonly language: Language
}

/** A plan and its artifacts as a run works on them: each call is a step, under a key that counts once. */
export class PlanRecord {
  readonly planId: string
  readonly plans: PlanTool
  readonly artifacts: ArtifactManager
  readonly #runId: string
  readonly #language: Language
  readonly #inheritance: Inheritance

  constructor(parts: PlanRecordParts) {
    this.planId = parts.planId
    this.plans = parts.plans
    this.artifacts = parts.artifactsOf(parts.planId)
    this.#runId = parts.runId
    this.#language = parts.language
    this.#inheritance = new Inheritance(
      { planId: this.planId, plans: this.plans, artifacts: this.artifacts },
      parts.artifactsOf,
    )
  }

  async create(structure: GivenStructure, emergencyId: string | undefined, steps: Steps): Promise<void> {
    this.#inheritance.plan = { structure, ...given({ emergencyId }) }
    await this.#step(steps, 'plan:create', async () => null)
  }

  /** What the journal says was done, by this run or by the one it was forked from. */
  learn(done: readonly DoneTask[]): void {
    this.#inheritance.learn(done)
  }

  read(steps: Steps): Promise<PlanWithSteps> {
    return this.#step(steps, 'plan:read', () => this.plans.get_plan_structure(this.planId))
  }

  task(taskId: string, steps: Steps): Promise<Task> {
    return this.#step(steps, `plan:task:${taskId}`, () => this.plans.get_task(this.planId, taskId))
  }

  /** A task that was begun by a run that did not come to its end is gone on with. */
  async begin(taskId: string, actor: string, steps: Steps): Promise<void> {
    await this.#step(steps, `plan:begin:${taskId}`, () => this.#begin(taskId, actor))
  }

  /** What somebody else has ended meanwhile stays as it is. */
  async end(taskId: string, status: TaskStatus, summary: string, actor: string, steps: Steps): Promise<void> {
    await this.#step(steps, `plan:end:${taskId}`, () => this.#mark(taskId, status, summary, actor))
  }

  /** Leaves out what has not ended, so that the plan comes to its end. */
  async abandon(because: string, steps: Steps): Promise<void> {
    await this.#step(steps, 'plan:abandon', async () => {
      const plan = await this.plans.get_plan_structure(this.planId)
      for (const { taskId, status } of plan.steps.flatMap(({ tasks }) => tasks)) {
        if (hasEnded(status)) continue
        await this.#begin(taskId, MANAGER)
        await this.#mark(taskId, 'skipped', because, MANAGER)
      }
      return null
    })
  }

  /** Undefined where there is none. */
  load(name: string, steps: Steps): Promise<string | undefined> {
    return this.#step(steps, `artifact:load:${name}`, async () => {
      const newest = await this.artifacts.newest(name)
      return newest && readText(await this.artifacts.load_asset(name, newest.version))
    })
  }

  /** The newest of each; those that are not there are left out. */
  async versions(names: readonly string[], steps: Steps): Promise<Versions> {
    if (names.length === 0) return {}
    return this.#step(steps, 'artifact:versions', async () => {
      const newest = await Promise.all(names.map((name) => this.artifacts.newest(name)))
      return Object.fromEntries(
        newest.flatMap((it) => (it ? [[it.name, { version: it.version, by: it.createdBy }]] : [])),
      )
    })
  }

  /** An answer as an artifact; `round` counts the attempts of the task, of which each saves one at most. */
  async save(name: string, text: string, { taskId, agent, round }: Attempt, steps: Steps): Promise<void> {
    await this.#step(steps, `artifact:save:${name}`, async () => {
      const call = this.#call(agent, `${taskId}:save:${round}`)
      await this.artifacts.save_asset(name, text, 'markdown', call)
      return null
    })
  }

  /** What fails says so in words at once: of an error, a step that is repeated knows no more than its message. */
  #step<T extends Json>(steps: Steps, name: string, work: () => Promise<T>): Promise<T> {
    return steps.run(name, async (signal) => {
      try {
        return await insist(async () => {
          await this.#inheritance.takeUp(this.#runId)
          return work()
        }, signal)
      } catch (error) {
        throw new Error(reasonIn(this.#language, error), { cause: error })
      }
    })
  }

  #begin(taskId: string, actor: string): Promise<null> {
    return this.#mark(taskId, 'inprogress', undefined, actor)
  }

  async #mark(taskId: string, status: TaskStatus, summary: string | undefined, actor: string): Promise<null> {
    const call = this.#call(actor, `${taskId}:${status}`)
    try {
      await this.plans.update_task_status(this.planId, taskId, status, summary, call)
    } catch (error) {
      if (!(error instanceof AppError && ALREADY_SO.has(error.code))) throw error
    }
    return null
  }

  #call(actor: string, what: string) {
    return { actor, key: `${this.#runId}:${what}` }
  }
}

export type Versions = { readonly [name: string]: { readonly version: number; readonly by: string } }

export type Attempt = { readonly taskId: string; readonly agent: string; readonly round: number }
