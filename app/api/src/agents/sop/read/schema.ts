import { z } from 'zod'
import { priorities } from '../../../features/plans/states.ts'
import { taskId } from '../../../features/plans/structure.ts'
import { roles } from '../../../people/access.ts'
import { key } from '../../components/secret-text.ts'

/** Enough for the longest procedures, and an end to those that go round in circles. */
const USUAL_MAX_TURNS = 200

const LONGEST_TASK_SECONDS = 86_400

const name = z.string().trim().min(1).max(120)
const text = z.string().default('')
const names = z.array(z.string().trim().min(1)).max(50).default([])

const task = z.strictObject({
  task_id: taskId,
  name,
  assignee: name,
  description: text,
  priority: z.enum(priorities).default('normal'),
  timeout: z.int().min(1).max(LONGEST_TASK_SECONDS).optional(),
  inputs: names,
  outputs: names,
  approval: z.enum(roles).optional(),
})

const step = z.strictObject({
  name: name.optional(),
  description: text,
  tasks: z.array(task).min(1),
})

const workflow = z.strictObject({
  name,
  description: text,
  is_global: z.boolean().default(false),
  inputs: names,
  steps: z.array(step).min(1).max(100),
})

const llm = z.strictObject({
  model: z.string().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  max_tokens: z.int().min(1).optional(),
  base_url: z.url().optional(),
  api_key: key,
})

const agent = z.strictObject({
  name,
  description: text,
  system_message: text,
  actions: z.array(z.string().trim().min(1)).default([]),
  tools: z.array(z.unknown()).default([]),
  llm: llm.default({}),
})

/** A team as people write it. A key that is not known is a mistake: a misspelt `approval` would ask nobody. */
export const sopFile = z.strictObject({
  name,
  description: text,
  max_turns: z.int().min(1).max(10_000).default(USUAL_MAX_TURNS),
  base_prompt: text,
  workflows: z.array(workflow).min(1),
  agents: z.array(agent).min(1),
  properties: z.record(z.string(), z.unknown()).default({}),
})

export type SopFile = z.infer<typeof sopFile>
export type WrittenAgent = SopFile['agents'][number]
export type WrittenWorkflow = SopFile['workflows'][number]
export type WrittenStep = WrittenWorkflow['steps'][number]
export type WrittenTask = WrittenStep['tasks'][number]
