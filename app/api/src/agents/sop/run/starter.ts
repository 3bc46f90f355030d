import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'
import type { GivenStructure } from '../../../features/plans/structure.ts'
import { given } from '../../components/given.ts'
import type { TextMessage } from '../../messages.ts'
import { ModelCalls } from '../../models/model-calls.ts'
import { ModelError } from '../../models/model-error.ts'
import type { Steps } from '../../steps.ts'
import type { Workflow } from '../model.ts'
import type { SopRun } from './sop-run.ts'

const STARTER = 'Starter'

/** Matches the event to a workflow and makes the plan, or takes the plan that the run was given. */
export async function start(run: SopRun, planned: boolean, steps: Steps): Promise<TextMessage> {
  const content = planned ? await takePlan(run, steps) : await makePlan(run, steps)
  const message: TextMessage = { type: 'TextMessage', source: STARTER, content }
  await steps.tell({ kind: 'message', message })
  return message
}

async function takePlan({ record, words }: SopRun, steps: Steps): Promise<string> {
  const { name, planId } = await record.read(steps)
  return words.planTaken(name, planId)
}

async function makePlan(run: SopRun, steps: Steps): Promise<string> {
  const { workflow, reason } = await choose(run, steps)
  const structure = structureOf(workflow)
  await run.record.create(structure, run.emergencyId, steps)
  const tasks = structure.steps.reduce((count, { tasks }) => count + tasks.length, 0)
  const counts = { steps: structure.steps.length, tasks }
  return run.words.planMade(workflow.name, run.record.planId, counts, reason)
}

const choice = z.object({ workflow: z.string(), reason: z.string().optional() })

/** The model's choice; without one that makes sense, the global workflow, or else the first. */
async function choose(run: SopRun, steps: Steps): Promise<{ workflow: Workflow; reason?: string }> {
  const { workflows } = run.team
  const usual = workflows.find(({ isGlobal }) => isGlobal) ?? workflows[0]
  if (!usual) throw new AppError('request/invalid', { problems: 'workflows' })
  if (workflows.length === 1) return { workflow: usual }
  const chosen = choice.safeParse(jsonIn(await ask(run, steps))).data
  const workflow = workflows.find(({ name }) => name === chosen?.workflow.trim())
  return workflow ? { workflow, ...given({ reason: chosen?.reason }) } : { workflow: usual }
}

/** What the model said; nothing where it could not be asked, since a default will do. */
async function ask({ world, words, event, team }: SopRun, steps: Steps): Promise<string> {
  const calls = new ModelCalls(world.model(world.usualModel), STARTER, world.limits)
  try {
    const { content } = await calls.ask(steps, {
      messages: [
        { type: 'SystemMessage', content: words.starterRole },
        { type: 'UserMessage', source: 'user', content: words.choose(event, team.workflows) },
      ],
      output: 'json',
    })
    return typeof content === 'string' ? content : ''
  } catch (error) {
    steps.signal.throwIfAborted()
    if (error instanceof ModelError) return ''
    throw error
  }
}

/** Models like to put a fence around JSON, or a sentence before it. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

/** As the Plan Tool takes it. */
function structureOf({ name, description, steps }: Workflow): GivenStructure {
  return {
    name,
    description,
    steps: steps.map(({ tasks, ...step }) => ({
      ...step,
      tasks: tasks.map(({ taskId, timeoutSeconds, approval: _, ...task }) => ({
        task_id: taskId,
        ...task,
        inputs: [...task.inputs],
        outputs: [...task.outputs],
        ...given({ timeout: timeoutSeconds }),
      })),
    })),
  }
}
