import type { Message } from '../../messages.ts'
import type { Steps } from '../../steps.ts'
import type { SopAgent, SopTask } from '../model.ts'
import type { Member } from './crew.ts'
import { TimeLimit } from './limits.ts'
import { missingOutputs } from './outputs.ts'
import type { SopRun } from './sop-run.ts'

/** The agent said through the Plan Tool that its task failed, or is not needed. */
export class GivenUp extends Error {
  readonly status: 'error' | 'skipped'

  constructor(status: 'error' | 'skipped', why: string) {
    super(why)
    this.status = status
  }
}

export type AtWork = {
  readonly agent: SopAgent
  readonly member: Member
  /** Where what is told goes. */
  readonly told: Message[]
}

/** An agent's attempts at its task: the first, and one for each time that somebody wants it otherwise. */
export class Attempts {
  readonly #run: SopRun
  readonly #task: SopTask
  readonly #at: AtWork
  #round = -1

  constructor(run: SopRun, task: SopTask, at: AtWork) {
    this.#run = run
    this.#task = task
    this.#at = at
  }

  /** The agent's answer, once everything is saved that the task has to leave behind. It is reminded once. */
  async next(text: string, steps: Steps): Promise<string> {
    const { words, record } = this.#run
    const { outputs } = this.#task
    this.#round += 1
    const limited = await this.#inTime(steps)
    const before = await record.versions(outputs, steps)
    const missing = async () => {
      const now = await record.versions(outputs, steps)
      return missingOutputs(this.#task, { before, now, round: this.#round })
    }

    const answer = await this.#ask(text, limited, steps)
    const lacking = await missing()
    const savesItself = this.#at.agent.abilities.includes('ArtifactManager')
    if (answer && lacking.length === 0) return answer
    if (answer && !savesItself && (await this.#saved(lacking, answer, steps))) return answer

    const second = await this.#ask(words.outputsMissing(lacking), limited, steps)
    if (!second) throw new Error(words.noAnswer)
    const still = await missing()
    if (still.length === 0 || (await this.#saved(still, second, steps))) return second
    throw new Error(words.notSaved(still))
  }

  async #ask(text: string, limited: Steps, steps: Steps): Promise<string> {
    const { member, agent } = this.#at
    const { text: answer, told } = await member.answer(text, 'Manager', limited)
    this.#at.told.push(...told)
    if (agent.abilities.includes('PlanTool')) await this.#checkGivenUp(steps)
    return answer
  }

  /** One answer can be one artifact. */
  async #saved(missing: readonly string[], answer: string, steps: Steps): Promise<boolean> {
    const [name] = missing
    if (name === undefined || missing.length > 1) return false
    const { taskId, assignee: agent } = this.#task
    await this.#run.record.save(name, answer, { taskId, agent, round: this.#round }, steps)
    return true
  }

  async #checkGivenUp(steps: Steps): Promise<void> {
    const { status, resultSummary } = await this.#run.record.task(this.#task.taskId, steps)
    if (status === 'error' || status === 'skipped') throw new GivenUp(status, resultSummary ?? '')
  }

  async #inTime(steps: Steps): Promise<Steps> {
    const { timeoutSeconds } = this.#task
    if (timeoutSeconds === undefined) return steps
    return new TimeLimit(steps, (await steps.now()) + timeoutSeconds * 1000)
  }
}
