import type { Message } from '../../messages.ts'
import { cut } from '../../models/model-calls.ts'
import type { Steps } from '../../steps.ts'
import type { SopTask } from '../model.ts'
import { askApproval } from './approval.ts'
import { assignmentOf } from './assignment.ts'
import { Attempts, GivenUp } from './attempts.ts'
import { callIn } from './crew.ts'
import type { DoneTask } from './inheritance.ts'
import { OutOfTime, TurnsExhausted } from './limits.ts'
import { reasonIn } from './reason.ts'
import type { SopRun } from './sop-run.ts'

export type TaskResult = Ending & {
  readonly task: SopTask
  readonly done: DoneTask
  readonly messages: readonly Message[]
}

type Ending = {
  readonly status: 'completed' | 'skipped' | 'error' | 'rejected'
  /** What came of it, or why nothing did. */
  readonly summary: string
}

/** Of an answer, what the plan keeps as its result. */
const SUMMARY_CHARACTERS = 2_000

/** Of the artifacts, what is shown to whoever approves them; beyond it, they are opened. */
const SHOWN_CHARACTERS = 20_000

/** One task, from being begun to being marked as what it came to. It fails only when the run itself is broken off. */
export class TaskWork {
  readonly #run: SopRun
  readonly #workflow: string
  readonly #task: SopTask
  readonly #messages: Message[] = []

  constructor(run: SopRun, workflow: string, task: SopTask) {
    this.#run = run
    this.#workflow = workflow
    this.#task = task
  }

  async do(steps: Steps): Promise<TaskResult> {
    const { record } = this.#run
    const { taskId, assignee } = this.#task
    await record.begin(taskId, assignee, steps)
    const ending = await this.#carryOut(steps).catch((error: unknown) => {
      steps.signal.throwIfAborted()
      return this.#endingBy(error)
    })
    const marked = ending.status === 'rejected' ? 'error' : ending.status
    const summary = cut(ending.summary, SUMMARY_CHARACTERS)
    await record.end(taskId, marked, summary, assignee, steps)
    const artifacts = await record.versions(this.#task.outputs, steps)
    const done = { planId: record.planId, taskId, assignee, marked, summary, artifacts }
    return { task: this.#task, ...ending, done, messages: this.#messages }
  }

  async #carryOut(steps: Steps): Promise<Ending> {
    const agent = this.#run.team.agents.find(({ name }) => name === this.#task.assignee)
    if (!agent) throw new Error(this.#run.words.unknownAgent(this.#task.assignee))
    const member = callIn(this.#run, agent, this.#task.taskId)
    const attempts = new Attempts(this.#run, this.#task, { agent, member, told: this.#messages })
    try {
      const assignment = await assignmentOf(this.#run, this.#workflow, this.#task, agent, steps)
      const work = await attempts.next(assignment, steps)
      return this.#task.approval
        ? await this.#untilApproved(attempts, work, steps)
        : { status: 'completed', summary: work }
    } finally {
      await member.close()
    }
  }

  /** Put to a person, and done again as often as the person wants it otherwise. */
  async #untilApproved(attempts: Attempts, first: string, steps: Steps): Promise<Ending> {
    const { words } = this.#run
    let work = first
    for (let round = 1; ; round += 1) {
      const shown = await this.#shown(work, steps)
      const { decision, told } = await askApproval(this.#task, { shown, round, words }, steps)
      this.#messages.push(...told)
      const { choice, by, remark } = decision
      if (choice === 'approve') return { status: 'completed', summary: words.approved(by, work) }
      if (choice === 'reject') return { status: 'rejected', summary: words.rejected(by, remark) }
      work = await attempts.next(words.amendment(by, remark), steps)
    }
  }

  async #shown(answer: string, steps: Steps): Promise<string> {
    const artifacts: string[] = []
    for (const name of this.#task.outputs)
      artifacts.push(`## ${name}\n\n${(await this.#run.record.load(name, steps)) ?? ''}`)
    return cut(artifacts.length > 0 ? artifacts.join('\n\n') : answer, SHOWN_CHARACTERS)
  }

  #endingBy(error: unknown): Ending {
    const { words, team } = this.#run
    if (error instanceof GivenUp) return { status: error.status, summary: error.message }
    const reason = () => {
      if (error instanceof OutOfTime) return words.outOfTime(this.#task.timeoutSeconds ?? 0)
      if (error instanceof TurnsExhausted) return words.turnsExhausted(team.maxTurns)
      return reasonIn(team.language, error)
    }
    return { status: 'error', summary: reason() }
  }
}
