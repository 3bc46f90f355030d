import { z } from 'zod'
import { priorities } from './states.ts'

/** A thousand tasks is far beyond any real procedure and still one quick transaction. */
const MOST_STEPS = 100
const MOST_TASKS = 1_000
const DESCRIPTION_LENGTH = 20_000

const name = z.string().trim().min(1).max(120)
const description = z.string().trim().max(DESCRIPTION_LENGTH).default('')
/** Also part of addresses and file names. */
const identifier = z
  .string()
  .max(64)
  .regex(
    /^[A-Za-z0-9][\w.-]*$/,
    'must be letters, digits, ".", "_" and "-", beginning with a letter or digit',
  )

export const planId = identifier.meta({ description: 'Name of the plan, chosen by who creates it.' })
export const taskId = identifier.meta({ description: 'Name of the task within its plan.' })
export const assignee = name.meta({ description: 'Name of the agent that does the task.' })

const taskTemplate = z.strictObject({
  task_id: taskId,
  name,
  assignee,
  description: description.meta({ description: "The agent's goal." }),
  priority: z.enum(priorities).default('normal'),
  timeout: z.int().min(1).max(86_400).optional().meta({ description: 'Seconds that the task may take.' }),
  inputs: z.array(name).max(50).default([]).meta({ description: 'Names of artifacts that the task reads.' }),
  outputs: z.array(name).max(50).default([]).meta({ description: 'Names of artifacts that it writes.' }),
})

const stepTemplate = z.strictObject({
  name: name.optional().meta({ description: 'Defaults to the number of the step.' }),
  description,
  tasks: z.array(taskTemplate).min(1).meta({ description: 'May be worked on side by side.' }),
})

/** A workflow as the team's configuration has it: steps in order, each with tasks. */
export const planStructure = z
  .strictObject({
    name,
    description,
    is_global: z.boolean().optional().meta({ description: 'Of the configuration; has no effect on a plan.' }),
    steps: z.array(stepTemplate).min(1).max(MOST_STEPS),
  })
  .superRefine(({ steps }, context) => {
    const seen = new Set<string>()
    for (const [at, { tasks }] of steps.entries())
      for (const [place, { task_id }] of tasks.entries()) {
        if (seen.has(task_id))
          context.addIssue({
            code: 'custom',
            path: ['steps', at, 'tasks', place, 'task_id'],
            message: `${task_id} is the id of another task`,
          })
        seen.add(task_id)
      }
    if (seen.size > MOST_TASKS)
      context.addIssue({ code: 'custom', path: ['steps'], message: `more than ${MOST_TASKS} tasks` })
  })
export type PlanStructure = z.infer<typeof planStructure>
/** Before defaults are filled in. */
export type GivenStructure = z.input<typeof planStructure>
