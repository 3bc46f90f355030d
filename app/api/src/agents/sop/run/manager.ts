import type { PlanWithSteps, Task } from '../../../features/plans/schema.ts'
import { priorities } from '../../../features/plans/states.ts'
import { given } from '../../components/given.ts'
import type { Message, TextMessage } from '../../messages.ts'
import type { Steps } from '../../steps.ts'
import type { SopTask } from '../model.ts'
import type { SopRun } from './sop-run.ts'
import { type TaskResult, TaskWork } from './task-work.ts'

const MANAGER = 'Manager'

/** A task came to nothing, and with it the run. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed'
}

/** Takes what is ready, calls in whoever does it, marks what came of it and decides the end. */
export class Manager {
  readonly #run: SopRun
  readonly #messages: Message[] = []

  constructor(run: SopRun) {
    this.#run = run
  }

  /** Fails with `TaskFailed`; a person's no is an end like another. */
  async manage(steps: Steps): Promise<{ messages: readonly Message[]; stopReason: string }> {
    const { record, words } = this.#run
    const end = async (stopReason: string) => {
      await this.#say(stopReason, steps)
      return { messages: this.#messages, stopReason }
    }
    for (;;) {
      const stopped = await steps.stopRequested()
      const plan = await record.read(steps)
      if (plan.currentStep === null) return end(this.#summary(plan))
      if (stopped) return end(words.stopped)
      const results = await this.#doStep(plan, plan.currentStep, steps)
      const broken = results.find(({ status }) => status === 'error' || status === 'rejected')
      if (!broken) continue
      const reason =
        broken.status === 'rejected'
          ? words.taskRejected(broken.task, broken.summary)
          : words.taskFailed(broken.task, broken.summary)
      await record.abandon(words.notAttempted(reason), steps)
      await end(reason)
      if (broken.status === 'error') throw new TaskFailed(reason)
      return { messages: this.#messages, stopReason: reason }
    }
  }

  /** The open tasks of a step: agents side by side, each with one task after the other. */
  async #doStep(plan: PlanWithSteps, number: number, steps: Steps): Promise<readonly TaskResult[]> {
    const tasks = this.#openTasks(plan, number)
    const name = plan.steps.find(({ step }) => step === number)?.name ?? String(number)
    await this.#say(this.#run.words.stepBegins({ number, name, tasks }), steps)
    const workers = Map.groupBy(tasks, ({ assignee }) => assignee)
    // One agent alone is a branch, too: whoever asks the run to stop means after the task, not in the middle of it.
    const done = await steps.all(
      [...workers].map(([assignee, tasks]) => ({
        name: `agent:${assignee}`,
        work: (steps) => this.#inTurn(plan.name, tasks, steps),
      })),
    )
    const results = done.flat()
    this.#run.record.learn(results.map(({ done }) => done))
    this.#messages.push(...results.flatMap(({ messages }) => messages))
    return results
  }

  /** Until one came to nothing, or somebody asked the run to end. */
  async #inTurn(workflow: string, tasks: readonly SopTask[], steps: Steps): Promise<readonly TaskResult[]> {
    const results: TaskResult[] = []
    for (const task of tasks) {
      if (results.length > 0 && (await steps.stopRequested())) break
      const result = await new TaskWork(this.#run, workflow, task).do(steps)
      results.push(result)
      if (result.status === 'error' || result.status === 'rejected') break
    }
    return results
  }

  /** The most urgent first. What was begun by a run that broke off is open, too. */
  #openTasks(plan: PlanWithSteps, number: number): readonly SopTask[] {
    const urgency = ({ priority }: SopTask) => -priorities.indexOf(priority)
    return plan.steps
      .flatMap(({ step, tasks }) => (step === number ? tasks : []))
      .filter(({ status }) => status === 'ready' || status === 'inprogress')
      .map((task) => this.#asWritten(plan.name, task))
      .sort((a, b) => urgency(a) - urgency(b))
  }

  /** The plan knows nothing of approvals: the workflow of its name does. */
  #asWritten(workflow: string, task: Task): SopTask {
    const written = this.#run.team.workflows
      .filter(({ name }) => name === workflow)
      .flatMap(({ steps }) => steps)
      .flatMap(({ tasks }) => tasks)
      .find(({ taskId }) => taskId === task.taskId)
    const { taskId, name, assignee, description, priority, inputs, outputs } = task
    return {
      ...{ taskId, name, assignee, description, priority, inputs, outputs },
      ...given({ timeoutSeconds: task.timeoutSeconds ?? undefined, approval: written?.approval }),
    }
  }

  #summary({ name, status, taskCount }: PlanWithSteps): string {
    const { words } = this.#run
    return status === 'error' ? words.planFailed(name) : words.completed(name, taskCount)
  }

  async #say(content: string, steps: Steps): Promise<void> {
    const message: TextMessage = { type: 'TextMessage', source: MANAGER, content }
    this.#messages.push(message)
    await steps.tell({ kind: 'message', message })
  }
}
