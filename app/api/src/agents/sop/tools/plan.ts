import { AppError } from '../../../errors/app-error.ts'
import type { PlanTool } from '../../../features/plans/plan-tool.ts'
import { priorities, type TaskStatus, taskStatuses } from '../../../features/plans/states.ts'
import type { GivenStructure } from '../../../features/plans/structure.ts'
import { checkedTool } from '../../tools/checked-tool.ts'
import type { SimpleTool, ToolCallContext } from '../../tools/tool.ts'
import { type Caller, callOf } from './call-key.ts'

/** What an agent may do to plans, and to which. */
export type PlanRights = Caller & {
  /** The plan the run works on, where an agent has its own task and no more; the Manager marks the rest. */
  readonly planId: string
  readonly emergencyId?: string
}

/** The Plan Tool, as models see it. */
export function planTools(plans: PlanTool, rights: PlanRights): readonly SimpleTool[] {
  const answer = async (found: Promise<unknown>) => JSON.stringify(await found)
  return [
    checkedTool<{ plan_id: string; task_id: string }>(
      schemaOf('get_task', 'One task of a plan.', { plan_id, task_id }),
      (given) => answer(plans.get_task(given.plan_id, given.task_id)),
    ),
    checkedTool<{ plan_id: string }>(
      schemaOf('get_plan_structure', 'A plan with its steps and tasks.', { plan_id }),
      (given) => answer(plans.get_plan_structure(given.plan_id)),
    ),
    checkedTool<{ plan_id: string }>(
      schemaOf('get_plan_status', 'Where a plan stands.', { plan_id }),
      (given) => answer(plans.get_plan_status(given.plan_id)),
    ),
    checkedTool(schemaOf('list_plans', 'The newest plans.', {}), () => answer(plans.list_plans())),
    checkedTool<{ plan_id: string }>(
      schemaOf('get_ready_tasks', 'The tasks of a plan that can be worked on now.', { plan_id }),
      (given) => answer(plans.get_ready_tasks(given.plan_id)),
    ),
    checkedTool<{ plan_id: string; assignee: string; status: TaskStatus }>(
      schemaOf('get_tasks_for_role', 'The tasks of a plan that an agent has in a status.', {
        plan_id,
        assignee: { type: 'string' },
        status: { type: 'string', enum: taskStatuses, default: 'ready' },
      }),
      (given) => answer(plans.get_tasks_for_role(given.plan_id, given.assignee, given.status)),
    ),
    checkedTool<{ plan_id: string; structure: GivenStructure }>(
      schemaOf('create_plan_from_structure', 'Makes a further plan; its tasks begin as ready.', {
        plan_id,
        structure,
      }),
      (given, call) =>
        answer(
          plans.create_plan_from_structure(
            given.plan_id,
            given.structure,
            callOf(rights, 'create_plan_from_structure', { plan_id: given.plan_id }, call),
            rights.emergencyId,
          ),
        ),
    ),
    checkedTool<StatusChange>(
      schemaOf('update_task_status', 'Marks a task: inprogress, then completed, error or skipped.', {
        plan_id,
        task_id,
        status: { type: 'string', enum: taskStatuses },
        result_summary: { type: 'string', description: 'What came of it, in a few lines', default: '' },
      }),
      (given, call) => answer(mark(plans, rights, given, call)),
    ),
    checkedTool<{ plan_id: string }>(
      schemaOf('delete_plan', 'Removes a plan that you made.', { plan_id }),
      async (given, call) => {
        await checkOwn(plans, rights, given.plan_id)
        await plans.delete_plan(given.plan_id, callOf(rights, 'delete_plan', given, call))
        return `Deleted ${given.plan_id}.`
      },
    ),
  ]
}

type StatusChange = {
  readonly plan_id: string
  readonly task_id: string
  readonly status: TaskStatus
  readonly result_summary: string
}

/**
 * Of the run's own plan, an agent may give up its task or leave it out; that it is done follows from its answer, which
 * somebody may still have to approve.
 */
async function mark(plans: PlanTool, rights: PlanRights, given: StatusChange, call: ToolCallContext) {
  const { plan_id, task_id, status, result_summary } = given
  if (plan_id !== rights.planId) await checkOwn(plans, rights, plan_id)
  else if (task_id !== rights.taskId)
    throw new Error(`Your task is ${rights.taskId}; ${task_id} is not yours.`)
  else if (status !== 'error' && status !== 'skipped')
    return { status: 'inprogress', note: 'It is marked as completed once your answer is accepted.' }
  return plans.update_task_status(
    plan_id,
    task_id,
    status,
    result_summary || undefined,
    callOf(rights, 'update_task_status', given, call),
  )
}

/** What is gone belongs to nobody; whoever deleted it may say so again. */
async function checkOwn(plans: PlanTool, rights: PlanRights, planId: string): Promise<void> {
  const plan = planId === rights.planId ? { createdBy: null } : await ifThere(plans.get_plan_status(planId))
  if (plan && plan.createdBy !== rights.agent) throw new Error(`${planId} is not a plan that you made.`)
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && error.code === 'plan/not-found') return undefined
    throw error
  }
}

const plan_id = { type: 'string', description: 'Name of the plan' }
const task_id = { type: 'string', description: 'Name of the task within its plan' }
const texts = { type: 'array', items: { type: 'string' } }

const structure = {
  type: 'object',
  description: 'Steps in order, each with tasks that may be done side by side',
  properties: {
    name: { type: 'string' },
    description: { type: 'string' },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          tasks: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                task_id,
                name: { type: 'string' },
                assignee: { type: 'string' },
                description: { type: 'string' },
                priority: { type: 'string', enum: priorities },
                timeout: { type: 'integer', minimum: 1 },
                inputs: texts,
                outputs: texts,
              },
              required: ['task_id', 'name', 'assignee'],
            },
          },
        },
        required: ['tasks'],
      },
    },
  },
  required: ['name', 'steps'],
}

/** Everything is asked for, but what has a default. */
function schemaOf(name: string, description: string, properties: { readonly [name: string]: object }) {
  const required = Object.keys(properties).filter((key) => !('default' in (properties[key] ?? {})))
  return { name, description, parameters: { type: 'object', properties, required } }
}
