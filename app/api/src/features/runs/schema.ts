import { z } from 'zod'
import { waitReasons } from '../../agents/queue/why.ts'
import { roles } from '../../people/access.ts'
import { runStatuses, stopCodes } from './states.ts'

const time = z.iso.datetime()
const task = z.string().trim().min(1).max(100_000)
const cost = z.number().meta({ description: 'In yuan, of the calls whose price is known.' })

const tokens = {
  calls: z.int().meta({ description: 'Calls of models.' }),
  promptTokens: z.int(),
  cachedTokens: z.int().meta({ description: 'Those of the prompt that the server had in its cache.' }),
  completionTokens: z.int(),
  cost,
}

export const run = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  teamName: z.string().meta({ description: 'As it was when the run was ordered.' }),
  version: z.int().meta({ description: 'Of the team.' }),
  task: z.string(),
  emergencyId: z.uuid().nullable(),
  planId: z.string().nullable(),
  status: z.enum(runStatuses),
  wait: z
    .object({
      reason: z.enum(waitReasons).meta({
        description:
          '`worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.',
      }),
      position: z.int().meta({
        description: 'Its place among all that wait, as things stand; 1 begins next.',
      }),
      until: time.nullable().meta({ description: 'Of `model`: when it may be asked again.' }),
    })
    .nullable()
    .meta({
      description:
        'While it waits for its turn, where runs are read; null once it has it, and in answers to orders.',
    }),
  stopReason: z.string().nullable().meta({ description: 'Why it ended, or failed.' }),
  stopCode: z
    .enum(stopCodes)
    .nullable()
    .meta({ description: 'The same in one word, where it was not for the team to say.' }),
  createdBy: z.string(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  deadlineAt: time
    .nullable()
    .meta({ description: 'When its time is over; null while it waits for a person.' }),
  worker: z.string().nullable().meta({ description: 'The process that works on it.' }),
  attempts: z.int().meta({ description: 'How often a process has begun to work on it.' }),
  stopRequested: z.boolean().meta({ description: 'It ends after the turn under way.' }),
  forkedFrom: z.object({ runId: z.uuid(), step: z.int() }).nullable(),
  step: z.int().meta({ description: 'How many steps have begun.' }),
  messages: z.int(),
  usage: z.object(tokens),
  lastSeq: z.int().meta({ description: 'Number of its newest event.' }),
})
export type Run = z.infer<typeof run>

export const newRun = z.strictObject({
  id: z
    .uuid()
    .optional()
    .meta({ description: 'Chosen by a caller that may have to repeat the call; else by the server.' }),
  teamId: z.uuid(),
  version: z.int().min(1).optional().meta({ description: 'The newest, when it is not given.' }),
  task,
  emergencyId: z.uuid().optional(),
  planId: z.string().min(1).max(64).optional().meta({ description: 'A plan that the run is to go on with.' }),
})
export type NewRun = z.infer<typeof newRun>

const before = z
  .string()
  .regex(/^[\w-]+$/)
  .optional()
  .meta({ description: '`next` of the page before.' })
const limit = z.coerce.number().int().min(1).max(100).default(20)

export const runQuery = z.strictObject({
  team: z.uuid().optional(),
  status: z.enum(runStatuses).optional(),
  emergency: z.uuid().optional(),
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'In the task, the name of the team, and what was said.' }),
  before,
  limit,
})
export type RunQuery = z.infer<typeof runQuery>
export const runPage = z.object({
  items: z.array(run),
  next: z.string().nullable().meta({ description: '`before` of the next page; null at the end.' }),
})
export type RunPage = z.infer<typeof runPage>

export const runEvent = z.object({
  topic: z.string(),
  seq: z.int(),
  at: time,
  kind: z.string().meta({
    description:
      '`message`, `model-called`, `model-failed`, `tool-called`; `run-started`, `run-waiting`, `run-completed`, `question-asked` …',
  }),
  payload: z.unknown(),
})
export const eventQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'Only events with greater numbers.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
export const eventList = z.object({ items: z.array(runEvent) })
export const eventDetail = runEvent.extend({
  step: z.int().meta({ description: 'Steps that had begun by then: where to fork to go on from here.' }),
  detail: z.unknown().meta({ description: 'Of a model call: the whole request, and the answer.' }),
})

export const question = z.object({
  id: z.uuid(),
  runId: z.uuid(),
  teamName: z.string(),
  source: z.string().meta({ description: 'The agent that asks.' }),
  prompt: z.string(),
  choices: z.array(z.string()).nullable().meta({ description: 'Null where any text is an answer.' }),
  role: z.enum(roles).meta({ description: 'Who may answer.' }),
  askedAt: time,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: time.nullable(),
})
export type Question = z.infer<typeof question>
export const questionQuery = z.strictObject({
  run: z
    .uuid()
    .optional()
    .meta({ description: 'All of one run, those answered included; else all open ones.' }),
  limit: limit.default(50),
})
export const questionList = z.object({ items: z.array(question) })

export const newAnswer = z.strictObject({
  question: z.uuid(),
  text: z.string().trim().min(1).max(20_000),
})
export type NewAnswer = z.infer<typeof newAnswer>

export const rerun = z.strictObject({
  task: task.optional().meta({ description: 'Another task; else the same.' }),
  version: z.int().min(1).optional().meta({ description: 'Another version of the team; else the same.' }),
})
export const fork = z.strictObject({
  step: z.int().min(0).meta({
    description: 'Steps that are taken over: `payload.step` of the event after which all is done anew.',
  }),
  task: task.optional().meta({ description: 'As the steps that follow are to see it.' }),
})

export const comparisonQuery = z.strictObject({ a: z.uuid(), b: z.uuid() })
const said = z.object({ seq: z.int(), source: z.string(), type: z.string(), text: z.string() })
export const comparison = z.object({
  a: run,
  b: run,
  turns: z
    .array(z.object({ a: said.nullable(), b: said.nullable(), same: z.boolean() }))
    .meta({ description: 'What was said, side by side; null where only the other said something.' }),
  firstDifference: z.int().nullable().meta({ description: 'Index of the first turn that differs.' }),
})
export type Comparison = z.infer<typeof comparison>

export const usageQuery = z.strictObject({
  by: z.enum(['team', 'agent', 'day']),
  from: z.iso.date().optional().meta({ description: 'First day, in Beijing; 30 days ago by default.' }),
  to: z.iso.date().optional().meta({ description: 'Last day; today by default.' }),
})
export type UsageQuery = z.infer<typeof usageQuery>
export const usageList = z.object({
  items: z.array(
    z.object({
      key: z.string().meta({ description: 'Id of the team, name of the agent, or the day.' }),
      name: z.string(),
      runs: z.int(),
      ...tokens,
      unpricedCalls: z.int().meta({ description: 'Calls whose price is not known.' }),
    }),
  ),
})
export type UsageList = z.infer<typeof usageList>

export const runParams = z.strictObject({ id: z.uuid() })
export const eventParams = z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().min(1) })
