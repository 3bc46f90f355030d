import type { Message } from '../../messages.ts'
import { cut } from '../../models/model-calls.ts'
import type { Steps } from '../../steps.ts'
import type { SopAgent, SopTask } from '../model.ts'
import { askApproval } from './approval.ts'
import { assignmentOf } from './assignment.ts'
import { callIn, type Member } from './crew.ts'
import type { DoneTask } from './inheritance.ts'
import { OutOfTime, TimeLimit, TurnsExhausted } from './limits.ts'
import { missingOutputs } from './outputs.ts'
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
    try {
      const assignment = await assignmentOf(this.#run, this.#workflow, this.#task, agent, steps)
      const work = await this.#attempt(member, agent, assignment, steps)
      return this.#task.approval
        ? await this.#untilApproved(member, agent, work, steps)
        : { status: 'completed', summary: work }
    } finally {
      await member.close()
    }
  }

  /** Put to a person, and done again as often as the person wants it otherwise. */
  async #untilApproved(member: Member, agent: SopAgent, first: string, steps: Steps): Promise<Ending> {
    const { words } = this.#run
    let work = first
    for (let round = 1; ; round += 1) {
      const shown = await this.#shown(work, steps)
      const { decision, told } = await askApproval(this.#task, { shown, round, words }, steps)
      this.#messages.push(...told)
      const { choice, by, remark } = decision
      if (choice === 'approve') return { status: 'completed', summary: words.approved(by, work) }
      if (choice === 'reject') return { status: 'rejected', summary: words.rejected(by, remark) }
      work = await this.#attempt(member, agent, words.amendment(by, remark), steps, round)
    }
  }

  /** The agent's answer, once everything is saved that the task has to leave behind. It is reminded once. */
  async #attempt(member: Member, agent: SopAgent, text: string, steps: Steps, round = 0): Promise<string> {
    const { words, record } = this.#run
    const { outputs } = this.#task
    const limited = await this.#inTime(steps)
    const before = await record.versions(outputs, steps)
    const missing = async () =>
      missingOutputs(this.#task, { before, now: await record.versions(outputs, steps), round })

    const answer = await this.#ask(member, agent, text, limited, steps)
    const lacking = await missing()
    const savesItself = agent.abilities.includes('ArtifactManager')
    if (answer && lacking.length === 0) return answer
    if (answer && !savesItself && (await this.#saved(lacking, answer, round, steps))) return answer

    const second = await this.#ask(member, agent, words.outputsMissing(lacking), limited, steps)
    if (!second) throw new Error(words.noAnswer)
    const still = await missing()
    if (still.length === 0 || (await this.#saved(still, second, round, steps))) return second
    throw new Error(words.notSaved(still))
  }

  async #ask(member: Member, agent: SopAgent, text: string, limited: Steps, steps: Steps): Promise<string> {
    const { text: answer, told } = await member.answer(text, 'Manager', limited)
    this.#messages.push(...told)
    if (agent.abilities.includes('PlanTool')) await this.#checkGivenUp(steps)
    return answer
  }

  /** One answer can be one artifact. */
  async #saved(missing: readonly string[], answer: string, round: number, steps: Steps): Promise<boolean> {
    const [name] = missing
    if (name === undefined || missing.length > 1) return false
    const { taskId, assignee: agent } = this.#task
    await this.#run.record.save(name, answer, { taskId, agent, round }, steps)
    return true
  }

  /** Through the Plan Tool an agent can say by itself that its task failed, or is not needed. */
  async #checkGivenUp(steps: Steps): Promise<void> {
    const { status, resultSummary } = await this.#run.record.task(this.#task.taskId, steps)
    if (status === 'error' || status === 'skipped') throw new GivenUp(status, resultSummary ?? '')
  }

  async #inTime(steps: Steps): Promise<Steps> {
    const { timeoutSeconds } = this.#task
    if (timeoutSeconds === undefined) return steps
    return new TimeLimit(steps, (await steps.now()) + timeoutSeconds * 1000)
  }

  async #shown(answer: string, steps: Steps): Promise<string> {
    const artifacts: string[] = []
    for (const name of this.#task.outputs)
      artifacts.push(`## ${name}\n\n${(await this.#run.record.load(name, steps)) ?? ''}`)
    return (artifacts.length > 0 ? artifacts.join('\n\n') : answer).slice(0, SHOWN_CHARACTERS)
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

class GivenUp extends Error {
  readonly status: 'error' | 'skipped'

  constructor(status: 'error' | 'skipped', why: string) {
    super(why)
    this.status = status
  }
}
