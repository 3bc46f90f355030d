import { z } from 'zod'
import { callKey } from './call.ts'
import { planStatuses, priorities, taskStatuses } from './states.ts'
import { assignee, planId, planStructure, taskId } from './structure.ts'

const time = z.iso.datetime()

export const taskStatus = z.enum(taskStatuses)

export const task = z.object({
  planId,
  taskId,
  step: z.int().meta({ description: 'Number of its step, from 1.' }),
  name: z.string(),
  assignee: z.string(),
  description: z.string(),
  priority: z.enum(priorities),
  timeoutSeconds: z.int().nullable(),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  status: taskStatus,
  resultSummary: z.string().nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
})
export type Task = z.infer<typeof task>

export const plan = z.object({
  planId,
  name: z.string(),
  description: z.string(),
  emergencyId: z.uuid().nullable().meta({ description: 'The emergency that the plan answers.' }),
  status: z.enum(planStatuses),
  currentStep: z.int().nullable().meta({ description: 'The step worked on; null once all have ended.' }),
  taskCount: z.int(),
  endedCount: z.int(),
  failedCount: z.int(),
  lastSeq: z.int().meta({ description: 'Number of its newest event.' }),
  createdBy: z.string(),
  createdAt: time,
  updatedAt: time,
  endedAt: time.nullable(),
})
export type Plan = z.infer<typeof plan>

export const planWithSteps = plan.extend({
  steps: z.array(
    z.object({ step: z.int(), name: z.string(), description: z.string(), tasks: z.array(task) }),
  ),
})
export type PlanWithSteps = z.infer<typeof planWithSteps>

export const openTask = task.extend({
  planName: z.string(),
  workable: z.boolean().meta({ description: 'Whether the plan has come to the step of this task.' }),
})
export type OpenTask = z.infer<typeof openTask>

export const planEvent = z.object({
  topic: z.string(),
  seq: z.int(),
  at: time,
  kind: z.string().meta({ description: 'Such as `plan-created`, `task-completed`, `artifact-saved`.' }),
  payload: z.unknown(),
})

export const newPlan = z.strictObject({
  planId,
  structure: planStructure,
  emergencyId: z.uuid().optional(),
  key: callKey,
})

export const taskChange = z.strictObject({
  status: taskStatus,
  resultSummary: z.string().max(20_000).optional().meta({ description: 'What came of it, in a few lines.' }),
  key: callKey,
})

const cursor = z
  .string()
  .regex(/^[\w-]+$/)
  .optional()
  .meta({ description: '`next` of the page before.' })
const limit = z.coerce.number().int().min(1).max(100).default(20)

export const planQuery = z.strictObject({
  status: z.enum(planStatuses).optional(),
  emergencyId: z.uuid().optional(),
  limit,
  cursor,
})
export type PlanQuery = z.infer<typeof planQuery>
export const planPage = z.object({
  items: z.array(plan),
  next: z.string().nullable().meta({ description: '`cursor` of the next page; null at the end.' }),
})
export type PlanPage = z.infer<typeof planPage>

export const openTaskQuery = z.strictObject({ assignee, limit: limit.default(50) })
export const openTaskList = z.object({ items: z.array(openTask) })

export const roleQuery = z.strictObject({
  assignee,
  status: taskStatus.default('ready'),
})
export const taskList = z.object({ items: z.array(task) })

export const eventQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'Only events with greater numbers.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
export const eventList = z.object({ items: z.array(planEvent) })

export const planParams = z.strictObject({ planId })
export const taskParams = z.strictObject({ planId, taskId })
