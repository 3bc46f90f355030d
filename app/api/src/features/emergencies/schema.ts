import { z } from 'zod'
import { callKey } from '../plans/call.ts'
import { emergencyStates, severities, verdicts } from './states.ts'

const time = z.iso.datetime()
const line = z.string().trim().min(1).max(120)
const prose = z.string().trim().min(1).max(20_000)

const type = line.meta({ description: 'What kind of event it is, such as flood, landslide or gas leak.' })
const severity = z.enum(severities)
const place = z.string().trim().max(200)
const state = z.enum(emergencyStates)

export const emergency = z.object({
  id: z.uuid(),
  type,
  severity,
  place,
  description: z.string(),
  happenedAt: time,
  state,
  reportedBy: z.string(),
  createdAt: time,
  updatedAt: time,
})
export type Emergency = z.infer<typeof emergency>

export const newEmergency = z.strictObject({
  id: z
    .uuid()
    .optional()
    .meta({ description: 'Chosen by a caller that may have to repeat the call; else by the server.' }),
  type,
  severity: severity.default('normal'),
  place: place.default(''),
  description: prose,
  happenedAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'Now, when it is not given.' }),
})
export type NewEmergency = z.infer<typeof newEmergency>

export const emergencyPatch = z
  .strictObject({
    state: state.optional(),
    severity: severity.optional(),
    place: place.optional(),
    description: prose.optional(),
    note: prose.optional().meta({ description: 'For the timeline: what happened, or why this changes.' }),
    key: callKey,
  })
  .refine(
    ({ key, ...change }) => Object.values(change).some((value) => value !== undefined),
    'changes nothing',
  )
export type EmergencyPatch = z.infer<typeof emergencyPatch>

export const emergencyQuery = z.strictObject({
  state: state.optional(),
  severity: severity.optional(),
  type: line.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^[\w-]+$/)
    .optional()
    .meta({ description: '`next` of the page before.' }),
})
export type EmergencyQuery = z.infer<typeof emergencyQuery>
export const emergencyPage = z.object({
  items: z.array(emergency),
  next: z.string().nullable().meta({ description: '`cursor` of the next page; null at the end.' }),
})
export type EmergencyPage = z.infer<typeof emergencyPage>

export const proposal = z.object({
  id: z.uuid(),
  emergencyId: z.uuid(),
  planId: z.string(),
  artifact: z.string(),
  version: z.int(),
  sha256: z
    .string()
    .meta({ description: 'Of the version that was proposed, whatever becomes of the artifact.' }),
  summary: z.string(),
  proposedBy: z.string(),
  proposedAt: time,
  decision: z
    .object({
      verdict: z.enum(verdicts),
      reasons: z.string(),
      amendment: z.string().nullable(),
      decidedBy: z.string(),
      decidedAt: time,
    })
    .nullable()
    .meta({ description: 'Null until the commander has decided.' }),
})
export type Proposal = z.infer<typeof proposal>

export const newProposal = z.strictObject({
  planId: z.string().min(1).max(64),
  artifact: z.string().min(1).max(80).meta({ description: 'The course of action, an artifact of the plan.' }),
  version: z.int().min(1).optional().meta({ description: 'The newest, when it is not given.' }),
  summary: prose.meta({ description: 'What the commander is asked to decide on, in a few lines.' }),
})
export type NewProposal = z.infer<typeof newProposal>

export const decision = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('approved'), reasons: prose }),
  z.strictObject({ verdict: z.literal('rejected'), reasons: prose }),
  z.strictObject({
    verdict: z.literal('amended'),
    reasons: prose,
    amendment: prose.meta({ description: 'What is to be done differently from what was proposed.' }),
  }),
])
export type Decision = z.infer<typeof decision>

export const proposalQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) })
export const proposalList = z.object({ items: z.array(proposal) })

export const timelineEntry = z.object({
  topic: z.string(),
  seq: z.int(),
  at: time,
  kind: z
    .string()
    .meta({ description: 'Such as `emergency-reported`, `note`, `plan-created`, `proposal-approved`.' }),
  payload: z.unknown(),
})
export const timelineQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'Only entries with greater numbers.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
export const timeline = z.object({ items: z.array(timelineEntry) })

export const emergencyParams = z.strictObject({ id: z.uuid() })
export const proposalParams = z.strictObject({ id: z.uuid(), proposalId: z.uuid() })
